//! [`Path`]: where in a document a walk stands.

use std::fmt;

/// Where in a document a walk stands: linked from the inside out on the stack, so that walking
/// allocates nothing. Prints as an RFC 6901 pointer; indexes are those of the model.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Path<'p> {
    /// The document.
    Root,
    /// A member of an object.
    Member(&'p Path<'p>, &'p str),
    /// An item of a list.
    Index(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// Visits every item of the list `member` with its path.
    pub(crate) fn each<'a, T>(&self, member: &str, items: &'a [T], mut visit: impl FnMut(&Path<'_>, &'a T)) {
        let list = Path::Member(self, member);
        for (index, item) in items.iter().enumerate() {
            visit(&Path::Index(&list, index), item);
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Member(parent, name) => {
                write!(formatter, "{parent}/{}", name.replace('~', "~0").replace('/', "~1"))
            }
            Self::Index(parent, index) => write!(formatter, "{parent}/{index}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn the_root_is_the_empty_pointer() {
        assert_eq!(Path::Root.to_string(), "");
    }

    #[test]
    fn names_are_escaped_tilde_first() {
        let maps = Path::Member(&Path::Root, "maps");
        let map = Path::Index(&maps, 3);
        assert_eq!(Path::Member(&map, "a/b~1").to_string(), "/maps/3/a~1b~01");
    }
}
