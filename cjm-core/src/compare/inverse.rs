//! The way back.

use super::change_set::{Arrangement, ChangeSet, Matched};
use super::op::{Change, Op, Place, Subject};

impl ChangeSet {
    /// The change set that undoes this one. It needs neither map, and its own inverse is this again.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let (from, to) = (&self.from.map, &self.to.map);
        // Operations call the map by the id it starts with. Nothing else may be called by the other one;
        // should a change set that was written by hand do so, the two change places.
        let address = |address: &String| {
            let (id, rest) = address.split_at(address.find('/').unwrap_or(address.len()));
            match id {
                id if id == from => format!("{to}{rest}"),
                id if id == to => format!("{from}{rest}"),
                _ => address.clone(),
            }
        };
        let place = |at: &Place| Place {
            parent: at.parent.as_ref().map(address),
            slot: at.slot.clone(),
            after: at.after.as_ref().map(address),
        };
        let ops = self.ops.iter().rev().map(|op| {
            let mut subject = Subject { id: address(&op.subject.id), ..op.subject.clone() };
            if let Some(holder) = &mut subject.within {
                holder.id = address(&holder.id);
            }
            let change = match &op.change {
                Change::Insert { at, value } => Change::Remove { at: place(at), value: value.clone() },
                Change::Remove { at, value } => Change::Insert { at: place(at), value: value.clone() },
                Change::Move { from, to } => Change::Move { from: place(to), to: place(from) },
                Change::Set { field, old, new } => {
                    Change::Set { field: field.clone(), old: new.clone(), new: old.clone() }
                }
                Change::SetAdd { field, item, after } => {
                    Change::SetRemove { field: field.clone(), item: item.clone(), after: after.clone() }
                }
                Change::SetRemove { field, item, after } => {
                    Change::SetAdd { field: field.clone(), item: item.clone(), after: after.clone() }
                }
                Change::Rekey { to } => {
                    let old = std::mem::replace(&mut subject.id, to.clone());
                    Change::Rekey { to: old }
                }
            };
            Op { subject, change }
        });
        let ops: Vec<Op> = ops.collect();
        let order = self
            .order
            .iter()
            .map(|it| Arrangement {
                id: address(&it.id),
                field: it.field.clone(),
                old: it.new.clone(),
                new: it.old.clone(),
            })
            .collect();
        let turned = |matches: &[Matched]| {
            let turn = |it: &Matched| Matched { from: it.to.clone(), to: it.from.clone(), ..it.clone() };
            matches.iter().map(turn).collect()
        };
        let matches = [turned(&self.matches), turned(&self.possible)];
        // In checks, what is in both maps goes by its id in the second.
        let other = |id: &mut String| {
            let matched = self.matches.iter().find(|it| it.to == *id).map(|it| &it.from);
            if let Some(old) = matched.or((*id == *to).then_some(from)) {
                id.clone_from(old);
            }
        };
        let checks = self.checks.iter().map(|check| {
            let mut check = check.inverse();
            other(&mut check.subject.id);
            if let Some(holder) = &mut check.subject.within {
                other(&mut holder.id);
            }
            check
        });
        let emotion = self.summary.inverse().emotion;
        let ends = [self.to.clone(), self.from.clone()];
        let changes = Self::new(ends, matches, ops, order).with_checks(checks.collect(), emotion);
        changes.marked_bare(self.bare)
    }
}
