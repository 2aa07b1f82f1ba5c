//! [`Blend`]: three trees into one.
//!
//! First it is decided what exists, then where it stands, then what it says, then in which order. What
//! one decision makes impossible (two things of one id, a reference to nothing) is decided anew with
//! that known, until nothing is left.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Agreed, Conflict, ConflictKind, MergeNote, Side};
use super::existence::Fate;
use super::order;
use super::tree::{Body, Keys, Node, ROOT, Spot, Tree};
use crate::Error;
use crate::compare::longest::longest_increasing;
use crate::compare::slot::{Slot, slot_of};

/// Three trees, and what was decided about them so far.
pub(super) struct Blend<'t> {
    pub(super) keys: &'t Keys,
    /// Base, ours, theirs.
    pub(super) trees: [&'t Tree; 3],
    pub(super) policy: Side,
    /// What is wholly as on one side: the inside of what one side removed and the other changed.
    pub(super) follow: BTreeMap<u32, Side>,
    /// What one side moved out of something that the other removed.
    pub(super) escaped: BTreeSet<u32>,
    /// What stays where the other side has it, for where it was moved to is in conflict.
    pub(super) reverted: BTreeMap<u32, Side>,
    /// What cannot be, for another thing has its id or what it needs is gone.
    pub(super) dropped: BTreeSet<u32>,
    /// Ids that a thing must not refer to any more.
    pub(super) unlinked: BTreeMap<u32, BTreeSet<String>>,
    /// What each side put elsewhere in its list.
    pub(super) reordered: [BTreeSet<u32>; 3],
    /// Conflicts about what exists; they stand whatever else is decided.
    pub(super) firm: Vec<Conflict>,
    /// Conflicts of the last round about places, members and orders.
    pub(super) loose: Vec<Conflict>,
    pub(super) agreed: Vec<Agreed>,
    pub(super) notes: Vec<MergeNote>,
}

/// More rounds than any chain of consequences takes; then what is left is dropped.
const ROUNDS: usize = 200;

impl<'t> Blend<'t> {
    pub(super) fn new(keys: &'t Keys, trees: [&'t Tree; 3], policy: Side) -> Self {
        let mut blend = Self {
            keys,
            trees,
            policy,
            follow: BTreeMap::new(),
            escaped: BTreeSet::new(),
            reverted: BTreeMap::new(),
            dropped: BTreeSet::new(),
            unlinked: BTreeMap::new(),
            reordered: [const { BTreeSet::new() }; 3],
            firm: Vec::new(),
            loose: Vec::new(),
            agreed: Vec::new(),
            notes: Vec::new(),
        };
        for side in [Side::Ours, Side::Theirs] {
            let reordered = blend.out_of_order(side);
            if let Some(place) = blend.reordered.get_mut(side as usize) {
                *place = reordered;
            }
        }
        blend
    }

    pub(super) fn tree(&self, side: Side) -> &'t Tree {
        match (side, self.trees) {
            (Side::Base, [tree, _, _]) | (Side::Ours, [_, tree, _]) | (Side::Theirs, [_, _, tree]) => tree,
        }
    }

    /// The tree in which no two things contradict each other.
    pub(super) fn run(&mut self) -> Result<Tree, Error> {
        self.existence()?;
        self.settle()
    }

    /// The same with what was decided since.
    pub(super) fn settle(&mut self) -> Result<Tree, Error> {
        let mut tree = self.assemble()?;
        for _ in 0..ROUNDS {
            if !self.clashes(&tree)? && !self.links(&tree)? {
                break;
            }
            tree = self.assemble()?;
        }
        Ok(tree)
    }

    /// Whether something is in the merged document, should all around it be.
    pub(super) fn exists(&self, key: u32) -> bool {
        if self.dropped.contains(&key) {
            return false;
        }
        if let Some(side) = self.follow.get(&key) {
            return self.tree(*side).has(key);
        }
        let [base, ours, theirs] = self.trees.map(|tree| tree.has(key));
        match (ours, theirs) {
            (true, true) => true,
            (false, false) => false,
            _ => !base || self.escaped.contains(&key),
        }
    }

    /// Puts together what was decided, from the document down.
    fn assemble(&mut self) -> Result<Tree, Error> {
        (self.loose, self.agreed) = (Vec::new(), Vec::new());
        let mut children: BTreeMap<(u32, &'static str), BTreeSet<u32>> = BTreeMap::new();
        for key in self.keys.all().skip(1) {
            if self.exists(key) {
                if let Some(spot) = self.place(key)? {
                    children.entry((spot.parent, spot.list)).or_default().insert(key);
                }
            } else if self.tree(Side::Base).has(key) && self.is_gone_on_both(key) {
                self.agreed.push(Agreed::new(self.keys.name(key), "removed", None));
            }
        }
        let mut tree = Tree::default();
        let mut open = vec![(ROOT, None)];
        while let Some((key, spot)) = open.pop() {
            let Some(mut node) = self.node(key)? else { continue };
            node.spot = spot;
            let object = node.object;
            for member in object.map(|object| object.members).unwrap_or_default() {
                let spot = Spot { parent: key, list: member.name };
                let Some(keep) = children.remove(&(key, member.name)) else { continue };
                let list = self.in_order(spot, keep, object.map(|it| slot_of(it, member.name)))?;
                open.extend(list.iter().rev().map(|item| (*item, Some(spot))));
                node.lists.push((member.name, list));
            }
            tree.set(key, node);
        }
        Ok(tree)
    }

    /// A node with what it says, without its lists.
    fn node(&mut self, key: u32) -> Result<Option<Node>, Error> {
        let Some(body) = self.body(key)? else { return Ok(None) };
        let found = self.trees.iter().rev().find_map(|tree| tree.get(key));
        Ok(found.map(|node| Node { body, spot: None, lists: Vec::new(), id: node.id.clone(), ..*node }))
    }

    /// Where something stands.
    fn place(&mut self, key: u32) -> Result<Option<Spot>, Error> {
        let spots = self.trees.map(|tree| tree.spot(key));
        let [base, ours, theirs] = spots;
        let of = |side: Side| spots.get(side as usize).copied().flatten();
        let chosen = if let Some(side) = self.follow.get(&key).or(self.reverted.get(&key)) {
            of(*side)
        } else {
            match (ours, theirs) {
                (Some(ours), Some(theirs)) if ours == theirs => {
                    if Some(ours) != base {
                        let what = if base.is_some() { "moved" } else { "added" };
                        self.agreed.push(Agreed::new(self.keys.name(key), what, None));
                    }
                    Some(ours)
                }
                (Some(ours), Some(theirs)) if Some(ours) == base => Some(theirs),
                (Some(ours), Some(theirs)) if Some(theirs) == base => Some(ours),
                (Some(here), Some(there)) => {
                    let address = |spot: Spot| (self.keys.name(spot.parent), spot.list);
                    let first = if address(here) <= address(there) { Side::Ours } else { Side::Theirs };
                    let side = self.pick(base.is_some(), first == Side::Ours);
                    // Where its place is gone, the next decides, neither side being preferred.
                    let stands = |side: &Side| of(*side).is_some_and(|spot| self.exists(spot.parent));
                    let next = [side, Side::Base, first, first.other()].into_iter().find(stands);
                    let side = next.unwrap_or(side);
                    let conflict = self.about(key, ConflictKind::MoveMove, None, side);
                    let values =
                        [Side::Base, Side::Ours, Side::Theirs].map(|side| self.place_value(side, key));
                    self.loose.push(conflict.with(values));
                    of(side)
                }
                (one, other) => one.or(other),
            }
        };
        Ok([chosen, base, ours, theirs].into_iter().flatten().find(|spot| self.exists(spot.parent)))
    }

    /// Who decides a conflict: the policy, else the base; where there is none, the lesser of two texts,
    /// so that neither side is preferred.
    pub(super) fn pick(&self, in_base: bool, ours_first: bool) -> Side {
        match self.policy {
            Side::Base if in_base => Side::Base,
            Side::Base if ours_first => Side::Ours,
            Side::Base => Side::Theirs,
            side => side,
        }
    }

    /// The items of a list in their order.
    fn in_order(&mut self, spot: Spot, keep: BTreeSet<u32>, slot: Option<Slot>) -> Result<Vec<u32>, Error> {
        let lists = match self.follow.get(&spot.parent) {
            Some(side) => [self.tree(*side).list(spot); 3],
            None => self.trees.map(|tree| tree.list(spot)),
        };
        let [base, ours, theirs] = lists;
        if base == ours
            && ours == theirs
            && base.len() == keep.len()
            && base.iter().all(|key| keep.contains(key))
        {
            return Ok(base.to_vec());
        }
        let keys = self.keys;
        let side = slot.filter(|slot| slot.is_ordered()).map(|_| self.policy);
        let order::Order { mut items, conflict } =
            order::merge(lists, &keep, side, |key| keys.name(key).address.clone());
        if conflict {
            let values = lists.map(|list| self.addresses(list, &keep));
            let conflict = self.about(spot.parent, ConflictKind::Order, Some(spot.list), self.policy);
            self.loose.push(conflict.with(values));
        }
        // What fell back to this list without ever having stood in it.
        if items.len() < keep.len() {
            let placed: BTreeSet<u32> = items.iter().copied().collect();
            let mut rest: Vec<u32> = keep.difference(&placed).copied().collect();
            rest.sort_by(|a, b| keys.name(*a).cmp(keys.name(*b)));
            items.extend(rest);
        }
        Ok(items)
    }

    /// What a side put elsewhere in its list, as few as possible.
    fn out_of_order(&self, side: Side) -> BTreeSet<u32> {
        let (base, tree) = (self.tree(Side::Base), self.tree(side));
        let mut found = BTreeSet::new();
        for key in self.keys.all() {
            let (Some(old), Some(new)) = (base.get(key), tree.get(key)) else { continue };
            let Some(object) = new.object else { continue };
            for (name, list) in new.lists.iter().filter(|(name, _)| slot_of(object, name).is_ordered()) {
                let was = old.lists.iter().find(|(list, _)| list == name).map(|(_, list)| list.as_slice());
                let was = was.unwrap_or_default();
                if was == list.as_slice() {
                    continue;
                }
                let places: BTreeMap<u32, usize> =
                    was.iter().enumerate().map(|(at, key)| (*key, at)).collect();
                let common: Vec<(u32, usize)> =
                    list.iter().filter_map(|key| Some((*key, *places.get(key)?))).collect();
                let run = longest_increasing(&common.iter().map(|(_, place)| *place).collect::<Vec<_>>());
                found.extend(common.iter().zip(run).filter(|(_, stays)| !*stays).map(|((key, _), _)| *key));
            }
        }
        found
    }

    /// Two things of one id: one of them cannot be. Says whether anything was decided.
    fn clashes(&mut self, tree: &Tree) -> Result<bool, Error> {
        let mut by_id: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for key in self.keys.all().filter(|key| tree.get(*key).is_some_and(|node| node.id.is_some())) {
            by_id.entry(&self.keys.name(key).address).or_default().push(key);
        }
        let mut losers = Vec::new();
        for mut keys in by_id.into_values().filter(|keys| keys.len() > 1) {
            let rank = |key: u32| {
                let stays = self.policy != Side::Base && self.tree(self.policy).has(key);
                (!stays, !self.tree(Side::Base).has(key), self.keys.name(key))
            };
            keys.sort_by(|a, b| rank(*a).cmp(&rank(*b)));
            let mut kept: Vec<u32> = Vec::new();
            for key in keys {
                let map = |key: u32| self.keys.name(key).map.as_str();
                let clash =
                    |other: &&u32| map(**other) == map(key) || map(**other).is_empty() || map(key).is_empty();
                match kept.iter().find(clash).copied() {
                    // Whoever wrote both has a document that was broken before.
                    Some(other) if !self.trees.iter().any(|tree| tree.has(key) && tree.has(other)) => {
                        losers.push((key, other));
                    }
                    _ => kept.push(key),
                }
            }
        }
        for (key, other) in &losers {
            let default =
                [Side::Base, Side::Ours, Side::Theirs].into_iter().find(|side| self.tree(*side).has(*other));
            let values = [Side::Base, Side::Ours, Side::Theirs].map(|side| {
                let present = [*other, *key].into_iter().find(|key| self.tree(side).has(*key));
                present.map_or(Ok(None), |key| self.thing(side, key))
            });
            let [base, ours, theirs] = values;
            let conflict = self.about(*key, ConflictKind::KindEdit, None, default.unwrap_or_default());
            self.firm.push(conflict.with([base?, ours?, theirs?]));
            let inside = self.trees.map(|tree| tree.inside(*key).into_iter().collect::<BTreeSet<u32>>());
            for inner in inside.iter().flatten().copied() {
                // What was elsewhere before goes back there.
                let here = self
                    .trees
                    .iter()
                    .zip(&inside)
                    .all(|(tree, inside)| !tree.has(inner) || inside.contains(&inner));
                if inner == *key || here {
                    self.dropped.insert(inner);
                }
            }
        }
        Ok(!losers.is_empty())
    }

    fn is_gone_on_both(&self, key: u32) -> bool {
        !self.tree(Side::Ours).has(key) && !self.tree(Side::Theirs).has(key)
    }

    /// What becomes of something that one side (`editor`) has and the other has not.
    pub(super) fn fate(&self, editor: Side, mut key: u32) -> Fate {
        let (base, here, there) = (self.tree(Side::Base), self.tree(editor), self.tree(editor.other()));
        loop {
            if there.has(key) {
                return Fate::Lives;
            }
            if base.spot(key).is_some_and(|spot| there.has(spot.parent)) {
                return Fate::Removed { root: key };
            }
            match here.spot(key) {
                Some(spot) => key = spot.parent,
                None => return Fate::Lives,
            }
        }
    }

    /// Whether two nodes say the same, the order of sets aside.
    pub(super) fn says_other(old: &Node, new: &Node) -> bool {
        match (&old.body, &new.body) {
            (Body::Members(old), Body::Members(new)) => {
                new.iter().any(|(name, text)| old.get(name) != Some(text))
            }
            (old, new) => old != new,
        }
    }
}
