//! [`Members`]: what a card says of itself.

use std::borrow::Cow;

/// Members and their canonical text, sorted by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Members<'x>(Vec<(Cow<'x, str>, Cow<'x, str>)>);

impl<'x> Members<'x> {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of the member `name`.
    pub(super) fn get(&self, name: &str) -> Option<&Cow<'x, str>> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, text)| text)
    }

    /// Sets the text of a member.
    pub(super) fn insert(&mut self, name: Cow<'x, str>, text: Cow<'x, str>) {
        match self.place(&name) {
            Ok(at) => self.0.splice(at..=at, [(name, text)]).for_each(drop),
            Err(at) => self.0.insert(at, (name, text)),
        }
    }

    /// Takes a member out.
    pub(super) fn remove(&mut self, name: &str) -> Option<Cow<'x, str>> {
        self.place(name).ok().map(|at| self.0.remove(at).1)
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, (Cow<'x, str>, Cow<'x, str>)> {
        self.0.iter()
    }

    /// The same with text of its own.
    pub(super) fn into_owned<'y>(self) -> Members<'y> {
        let own = |text: Cow<'x, str>| Cow::Owned(text.into_owned());
        Members(self.0.into_iter().map(|(name, text)| (own(name), own(text))).collect())
    }

    /// Where a member stands, or would stand.
    fn place(&self, name: &str) -> Result<usize, usize> {
        match self.0.last() {
            // Canonical text mostly comes in this order.
            Some((last, _)) if **last < *name => Err(self.0.len()),
            _ => self.0.binary_search_by(|(own, _)| (**own).cmp(name)),
        }
    }
}

impl<'x> FromIterator<(Cow<'x, str>, Cow<'x, str>)> for Members<'x> {
    fn from_iter<I: IntoIterator<Item = (Cow<'x, str>, Cow<'x, str>)>>(all: I) -> Self {
        let mut members = Self::default();
        all.into_iter().for_each(|(name, text)| members.insert(name, text));
        members
    }
}

impl<'m, 'x> IntoIterator for &'m Members<'x> {
    type Item = &'m (Cow<'x, str>, Cow<'x, str>);
    type IntoIter = std::slice::Iter<'m, (Cow<'x, str>, Cow<'x, str>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
