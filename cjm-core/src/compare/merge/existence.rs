//! What exists: what one side removed while the other worked on it.

use std::collections::{BTreeMap, BTreeSet};

use super::blend::Blend;
use super::conflict::{ConflictKind, MergeNote, Side};
use crate::Error;

/// What becomes of something that one side has and the other has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands in something that both have.
    Lives,
    /// The other side removed it, as part of `root`.
    Removed { root: u32 },
}

impl Blend<'_> {
    /// Finds what one side removed and the other changed, moved or added to.
    pub(super) fn existence(&mut self) -> Result<(), Error> {
        for editor in [Side::Ours, Side::Theirs] {
            let mut regions: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            for key in self.keys.all() {
                if !self.tree(editor).has(key) || self.tree(editor.other()).has(key) {
                    continue;
                }
                match self.fate(editor, key) {
                    Fate::Removed { root } => regions.entry(root).or_default().push(key),
                    Fate::Lives if self.tree(Side::Base).has(key) => {
                        self.escaped.insert(key);
                        if self.tree(editor).spot(key) != self.tree(Side::Base).spot(key) {
                            self.notes.push(MergeNote::new(self.keys.name(key), "kept", None));
                        }
                    }
                    Fate::Lives => {}
                }
            }
            // Of things that are called the same nobody can tell which is gone: who works on one of them
            // or puts another beside them works on all.
            let kinds: Vec<Option<ConflictKind>> =
                regions.iter().map(|(root, inside)| self.work(editor, *root, inside)).collect();
            let worked = regions.keys().zip(&kinds).filter(|(_, kind)| kind.is_some()).map(|(root, _)| *root);
            let (base, tree) = (self.tree(Side::Base), self.tree(editor));
            let added = self.keys.twins().filter(|key| tree.has(*key) && !base.has(*key));
            let same: BTreeSet<u32> = worked.chain(added).map(|key| self.keys.first(key)).collect();
            for ((root, inside), kind) in regions.iter().zip(kinds) {
                let shared = same.contains(&self.keys.first(*root)).then_some(ConflictKind::EditDelete);
                if let Some(kind) = kind.or(shared) {
                    self.contest(editor, *root, inside, kind)?;
                }
            }
        }
        Ok(())
    }

    /// What the editor did to what the other side removed. Making something emptier is no work.
    fn work(&self, editor: Side, root: u32, inside: &[u32]) -> Option<ConflictKind> {
        let (base, tree) = (self.tree(Side::Base), self.tree(editor));
        let elsewhere = |key: u32| {
            tree.spot(key) != base.spot(key)
                || self.reordered.get(editor as usize).is_some_and(|keys| keys.contains(&key))
        };
        if elsewhere(root) {
            return Some(ConflictKind::MoveDelete);
        }
        let worked = inside.iter().any(|&key| match (base.get(key), tree.get(key)) {
            (Some(old), Some(new)) => Self::says_other(old, new) || elsewhere(key),
            _ => true,
        });
        (worked || self.moved_in(editor, inside).next().is_some()).then_some(ConflictKind::EditDelete)
    }

    /// What the editor moved into something.
    fn moved_in(&self, editor: Side, inside: &[u32]) -> impl Iterator<Item = u32> {
        let (base, tree) = (self.tree(Side::Base), self.tree(editor));
        let items = inside.iter().filter_map(|key| tree.get(*key)).flat_map(|node| &node.lists);
        let items = items.flat_map(|(_, list)| list).copied();
        items.filter(|key| tree.spot(*key) != base.spot(*key))
    }

    /// A conflict about what exists: everything inside is as on the side that decides.
    pub(super) fn contest(
        &mut self,
        editor: Side,
        root: u32,
        inside: &[u32],
        kind: ConflictKind,
    ) -> Result<(), Error> {
        let side = self.policy;
        let conflict = self.about(root, kind, None, side);
        let values =
            [self.thing(Side::Base, root)?, self.thing(Side::Ours, root)?, self.thing(Side::Theirs, root)?];
        self.firm.push(conflict.with(values));
        let other = editor.other();
        if side != editor {
            let back = self.moved_in(editor, inside).filter(|key| self.tree(other).has(*key));
            let back: Vec<(u32, Side)> = back.map(|key| (key, other)).collect();
            self.reverted.extend(back);
        }
        let gone: BTreeSet<u32> = self.tree(Side::Base).inside(root).into_iter().collect();
        let gone = gone.into_iter().filter(|key| !self.tree(other).has(*key) && !self.tree(editor).has(*key));
        let all: Vec<u32> = inside.iter().copied().chain(gone).collect();
        self.follow.extend(all.into_iter().map(|key| (key, side)));
        Ok(())
    }
}
