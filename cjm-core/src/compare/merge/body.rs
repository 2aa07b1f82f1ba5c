//! What things say: member by member.

use std::collections::{BTreeMap, BTreeSet};

use super::blend::Blend;
use super::conflict::{Agreed, ConflictKind, Side};
use super::links;
use super::tree::{Body, Node};
use crate::Error;
use crate::compare::slot::member;
use crate::compare::value::{parse, unordered};
use crate::read::Shape;

impl Blend<'_> {
    /// What something says in the merged document; nothing if it cannot be there.
    pub(super) fn body(&mut self, key: u32) -> Result<Option<Body>, Error> {
        let nodes = match self.follow.get(&key) {
            Some(side) => [self.tree(*side).get(key); 3],
            None => self.trees.map(|tree| tree.get(key)),
        };
        let body = match nodes {
            [_, Some(ours), Some(theirs)] if self.follow.contains_key(&key) || ours.body == theirs.body => {
                if let (false, [Some(base), ..]) = (self.follow.contains_key(&key), nodes) {
                    self.agree(key, base, ours);
                }
                ours.body.clone()
            }
            [base, Some(ours), Some(theirs)] => self.members(key, base, ours, theirs)?,
            [_, Some(one), None] | [_, None, Some(one)] => one.body.clone(),
            [_, None, None] => return Ok(None),
        };
        match self.unlinked.get(&key) {
            Some(ids) => {
                let Some(node) = nodes.iter().flatten().next() else { return Ok(None) };
                links::without(body, node, ids)
            }
            None => Ok(Some(body)),
        }
    }

    /// Members that both set alike.
    fn agree(&mut self, key: u32, base: &Node, both: &Node) {
        if let (Body::Members(old), Body::Members(new)) = (&base.body, &both.body)
            && old != new
        {
            let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            let names = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
            let name = self.keys.name(key);
            self.agreed.extend(names.map(|member| Agreed::new(name, "set", Some(member))));
        }
    }

    fn members(&mut self, key: u32, base: Option<&Node>, ours: &Node, theirs: &Node) -> Result<Body, Error> {
        const NOTHING: &BTreeMap<String, String> = &BTreeMap::new();
        let (old, here, there) = match (base.map(|base| &base.body), &ours.body, &theirs.body) {
            (Some(Body::Members(old)), Body::Members(here), Body::Members(there)) => (old, here, there),
            (None, Body::Members(here), Body::Members(there)) => (NOTHING, here, there),
            // The same but for the order of sets.
            (Some(old), here, there) if here == old => return Ok(there.clone()),
            (Some(old), here, there) if there == old => return Ok(here.clone()),
            (_, Body::Whole(here), Body::Whole(there)) => return Ok(Body::Whole(here.min(there).clone())),
            (_, here, _) => return Ok(here.clone()),
        };
        let names: BTreeSet<&String> = old.keys().chain(here.keys()).chain(there.keys()).collect();
        let mut merged = BTreeMap::new();
        for name in names {
            let texts = [old.get(name), here.get(name), there.get(name)];
            let shape = ours.object.and_then(|object| member(object, name));
            if let Some(text) = self.member(key, base.is_some(), name, shape, texts)? {
                merged.insert(name.clone(), text.clone());
            }
        }
        Ok(Body::Members(merged))
    }

    fn member<'v>(
        &mut self,
        key: u32,
        in_base: bool,
        name: &str,
        shape: Option<&'static Shape>,
        texts: [Option<&'v String>; 3],
    ) -> Result<Option<&'v String>, Error> {
        let [old, here, there] = texts;
        let same = |a: Option<&String>, b: Option<&String>| match (a, b) {
            (Some(a), Some(b)) => a == b || unordered(a, shape) == unordered(b, shape),
            (None, None) => true,
            _ => false,
        };
        if here == there || there == old {
            if here == there && here != old {
                self.agreed.push(Agreed::new(self.keys.name(key), "set", Some(name)));
            }
            return Ok(here);
        }
        if here == old || same(here, old) {
            return Ok(there);
        }
        if same(there, old) {
            return Ok(here);
        }
        if same(here, there) {
            return Ok(here.min(there));
        }
        // Both added the thing: what one says and the other leaves open is no contradiction.
        if !in_base && (here.is_none() || there.is_none()) {
            return Ok(here.or(there));
        }
        let kind = if in_base { ConflictKind::FieldField } else { ConflictKind::AddAdd };
        let side = self.pick(in_base, here <= there);
        let mut values = Vec::with_capacity(3);
        for text in texts {
            values.push(text.map(|text| parse(text)).transpose()?);
        }
        let conflict = self.about(key, kind, Some(name), side);
        if let Ok(values) = <[_; 3]>::try_from(values) {
            self.loose.push(conflict.with(values));
        }
        Ok(match side {
            Side::Base => old,
            Side::Ours => here,
            Side::Theirs => there,
        })
    }
}
