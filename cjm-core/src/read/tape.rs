//! The tape: every value of a document in one flat list, each with its place in the text.
//!
//! A container is followed by all that it holds; an object's members are a name and a value each.
//! Everything the reader knows derives from it: shape, the typed model, positions, fixes.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// What a node is, and where its text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    False,
    True,
    /// A number; the node's bytes are its text.
    Number,
    /// A number that JSON writes otherwise; its JSON text stands in the arena.
    OwnedNumber,
    /// A quoted text without escapes: the bytes between the quotes.
    Quoted,
    /// A quoted JSON text with escapes.
    Escaped,
    /// A text that is its bytes (YAML).
    Plain,
    /// A text that stands in the arena (YAML: folded, escaped).
    Owned,
    Object,
    List,
}

/// One value or one member name: 16 bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Containers: the node after all that this one holds. Arena kinds: the index there.
    link: u32,
    pub(crate) kind: Kind,
}

impl Node {
    /// The bytes between the quotes.
    #[inline]
    fn inside(self) -> Range<usize> {
        self.start as usize + 1..(self.end as usize).saturating_sub(1)
    }
}

/// See the module's page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tape<'a> {
    text: &'a str,
    nodes: Vec<Node>,
    arena: Vec<String>,
    /// Made when the first pointer is asked for.
    family: OnceLock<Family>,
}

/// One step down: from a list or object to what it holds.
pub(crate) struct Link {
    pub(crate) holder: u32,
    /// In a list the number of the item, in an object the node of the name.
    pub(crate) place: u32,
    pub(crate) node: u32,
}

/// Where each node stands among the others.
#[derive(Debug, Clone, Default)]
struct Family {
    /// The list or object that holds the node, and its place there: the number of an item, the name
    /// of a value.
    above: Vec<(u32, u32)>,
    /// For each list the place of its first item in `items`; 0 for other nodes.
    first: Vec<u32>,
    /// The items of all lists, list by list.
    items: Vec<u32>,
}

const NOTHING: Node = Node { start: 0, end: 0, link: 0, kind: Kind::Null };

impl<'a> Tape<'a> {
    pub(super) fn new(text: &'a str, capacity: usize) -> Self {
        Self { text, nodes: Vec::with_capacity(capacity), arena: Vec::new(), family: OnceLock::new() }
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node at `index`; a `null` at byte 0 beyond the end.
    #[inline]
    pub(crate) fn node(&self, index: u32) -> Node {
        self.nodes.get(index as usize).copied().unwrap_or(NOTHING)
    }

    #[inline]
    pub(crate) fn kind(&self, index: u32) -> Kind {
        self.node(index).kind
    }

    /// The bytes of the value in the document.
    #[inline]
    pub(crate) fn bytes(&self, index: u32) -> Range<usize> {
        let node = self.node(index);
        node.start as usize..node.end as usize
    }

    /// The text of the value as written.
    #[inline]
    pub(crate) fn source(&self, index: u32) -> &'a str {
        self.text.get(self.bytes(index)).unwrap_or_default()
    }

    /// The node after `index` and all that it holds.
    #[inline]
    pub(crate) fn after(&self, index: u32) -> u32 {
        match self.node(index) {
            Node { kind: Kind::Object | Kind::List, link, .. } => link,
            _ => index + 1,
        }
    }

    /// The text of a string node, decoded; nothing for other kinds.
    pub(crate) fn string(&self, index: u32) -> Option<Cow<'_, str>> {
        let node = self.node(index);
        match node.kind {
            Kind::Quoted => self.text.get(node.inside()).map(Cow::Borrowed),
            Kind::Escaped => self.text.get(node.inside()).map(|raw| Cow::Owned(super::json::unescape(raw))),
            Kind::Plain => Some(Cow::Borrowed(self.source(index))),
            Kind::Owned => self.arena.get(node.link as usize).map(|text| Cow::Borrowed(text.as_str())),
            _ => None,
        }
    }

    /// A member's name, borrowed from the document where it stands there as it is.
    pub(crate) fn name(&self, key: u32) -> Cow<'a, str> {
        let node = self.node(key);
        match self.text.get(node.inside()).filter(|_| node.kind == Kind::Quoted) {
            Some(name) => Cow::Borrowed(name),
            None => Cow::Owned(self.string(key).unwrap_or_default().into_owned()),
        }
    }

    /// The bytes of a string node's text, decoded; nothing for other kinds. Cheaper than the text.
    #[inline]
    pub(crate) fn string_bytes(&self, index: u32) -> Cow<'_, [u8]> {
        let node = self.node(index);
        if node.kind == Kind::Quoted {
            return Cow::Borrowed(self.text.as_bytes().get(node.inside()).unwrap_or_default());
        }
        match self.string(index) {
            Some(Cow::Borrowed(text)) => Cow::Borrowed(text.as_bytes()),
            Some(Cow::Owned(text)) => Cow::Owned(text.into_bytes()),
            None => Cow::Borrowed(&[]),
        }
    }

    /// The JSON text of a number node; nothing for other kinds.
    #[inline]
    pub(crate) fn number(&self, index: u32) -> Option<&str> {
        let node = self.node(index);
        match node.kind {
            Kind::Number => Some(self.source(index)),
            Kind::OwnedNumber => self.arena.get(node.link as usize).map(String::as_str),
            _ => None,
        }
    }

    /// The items of a list.
    #[inline]
    pub(crate) fn items(&self, list: u32) -> Items<'_, 'a> {
        let end = if self.kind(list) == Kind::List { self.after(list) } else { list };
        Items { tape: self, next: list + 1, end }
    }

    /// The members of an object: the nodes of name and value.
    #[inline]
    pub(crate) fn members(&self, object: u32) -> Members<'_, 'a> {
        let end = if self.kind(object) == Kind::Object { self.after(object) } else { object };
        Members(Items { tape: self, next: object + 1, end })
    }

    /// The value of the first member called `name`.
    pub(crate) fn get(&self, object: u32, name: &str) -> Option<u32> {
        self.members(object)
            .find(|&(key, _)| self.string(key).is_some_and(|key| key == name))
            .map(|(_, value)| value)
    }

    /// RFC 6901 pointer to a value or a member's name (which points to the member).
    pub(crate) fn pointer(&self, target: u32) -> String {
        let mut pointer = String::new();
        for link in self.lineage(target) {
            match self.kind(link.holder) {
                Kind::List => push_segment(&mut pointer, &link.place.to_string()),
                _ => push_segment(&mut pointer, &self.string(link.place).unwrap_or_default()),
            }
        }
        pointer
    }

    /// The way from the whole document to a node.
    pub(crate) fn lineage(&self, target: u32) -> Vec<Link> {
        let mut links = Vec::new();
        let mut node = target;
        while let Some((holder, place)) = self.above(node) {
            links.push(Link { holder, place, node });
            node = holder;
        }
        links.reverse();
        links
    }

    /// The item `index` of a list.
    pub(crate) fn item(&self, list: u32, index: usize) -> Option<u32> {
        let family = self.family();
        let first = *family.first.get(list as usize)? as usize;
        let item = family.items.get(first + index).copied()?;
        (self.parent(item) == Some(list)).then_some(item)
    }

    /// The list or object that holds a node.
    pub(crate) fn parent(&self, node: u32) -> Option<u32> {
        self.above(node).map(|(above, _)| above)
    }

    fn above(&self, node: u32) -> Option<(u32, u32)> {
        self.family().above.get(node as usize).copied().filter(|_| node != 0)
    }

    fn family(&self) -> &Family {
        self.family.get_or_init(|| {
            let count = self.nodes.len();
            let mut family = Family { above: vec![(0, 0); count], first: vec![0; count], items: Vec::new() };
            let mut note = |node: u32, above: (u32, u32)| {
                if let Some(place) = family.above.get_mut(node as usize) {
                    *place = above;
                }
            };
            for holder in 0..count as u32 {
                for (key, value) in self.members(holder) {
                    note(key, (holder, key));
                    note(value, (holder, key));
                }
                if self.kind(holder) == Kind::List {
                    if let Some(first) = family.first.get_mut(holder as usize) {
                        *first = family.items.len() as u32;
                    }
                    for (at, item) in self.items(holder).enumerate() {
                        note(item, (holder, at as u32));
                        family.items.push(item);
                    }
                }
            }
            family
        })
    }

    /// Appends a node and gives its index.
    #[inline]
    pub(super) fn push(&mut self, kind: Kind, bytes: Range<usize>) -> u32 {
        let index = self.nodes.len() as u32;
        self.nodes.push(Node { start: bytes.start as u32, end: bytes.end as u32, link: 0, kind });
        index
    }

    /// Appends a node whose text differs from its bytes.
    pub(super) fn push_owned(&mut self, kind: Kind, bytes: Range<usize>, text: String) -> u32 {
        let index = self.push(kind, bytes);
        let link = self.arena.len() as u32;
        self.arena.push(text);
        if let Some(node) = self.nodes.get_mut(index as usize) {
            node.link = link;
        }
        index
    }

    /// Ends a container: all nodes since are inside it.
    pub(super) fn close(&mut self, container: u32, end: usize) {
        let link = self.nodes.len() as u32;
        if let Some(node) = self.nodes.get_mut(container as usize) {
            node.end = end as u32;
            node.link = link;
        }
    }

    /// How many bytes of text a value and all below it have.
    pub(super) fn text_below(&self, node: u32) -> usize {
        let length = |node: &Node| match node.kind {
            Kind::Owned | Kind::OwnedNumber => self.arena.get(node.link as usize).map_or(0, String::len),
            Kind::Object | Kind::List => 0,
            _ => (node.end - node.start) as usize,
        };
        let nodes = self.nodes.get(node as usize..self.after(node) as usize).unwrap_or_default();
        nodes.iter().map(length).sum()
    }

    /// Appends a copy of a finished node and all that it holds: an alias, which stands at `bytes`.
    pub(super) fn copy(&mut self, from: u32, bytes: Range<usize>) {
        let to = self.after(from);
        if to == from + 1 {
            self.copy_scalar(from, bytes);
            return;
        }
        let copy = self.nodes.len();
        let shift = copy as u32 - from;
        for index in from..to {
            let mut node = self.node(index);
            if matches!(node.kind, Kind::Object | Kind::List) {
                node.link += shift;
            }
            self.nodes.push(node);
        }
        if let Some(node) = self.nodes.get_mut(copy) {
            (node.start, node.end) = (bytes.start as u32, bytes.end as u32);
        }
    }

    /// A scalar elsewhere: its text moves into the arena, where both find it.
    fn copy_scalar(&mut self, from: u32, bytes: Range<usize>) {
        let owned = match self.kind(from) {
            Kind::Number => self.number(from).map(|text| (Kind::OwnedNumber, text.to_owned())),
            Kind::Quoted | Kind::Escaped | Kind::Plain => {
                self.string(from).map(|text| (Kind::Owned, text.into_owned()))
            }
            _ => None,
        };
        if let Some((kind, text)) = owned {
            let link = self.arena.len() as u32;
            self.arena.push(text);
            if let Some(node) = self.nodes.get_mut(from as usize) {
                (node.kind, node.link) = (kind, link);
            }
        }
        let mut node = self.node(from);
        if matches!(node.kind, Kind::Object | Kind::List) {
            node.link = self.nodes.len() as u32 + 1;
        }
        (node.start, node.end) = (bytes.start as u32, bytes.end as u32);
        self.nodes.push(node);
    }
}

/// Appends `/` and a name, escaped as RFC 6901 asks.
pub(crate) fn push_segment(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Items<'t, 'a> {
    tape: &'t Tape<'a>,
    next: u32,
    end: u32,
}

impl Iterator for Items<'_, '_> {
    type Item = u32;
    #[inline]
    fn next(&mut self) -> Option<u32> {
        let index = self.next;
        if index >= self.end {
            return None;
        }
        self.next = self.tape.after(index);
        Some(index)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Members<'t, 'a>(Items<'t, 'a>);

impl Iterator for Members<'_, '_> {
    type Item = (u32, u32);
    #[inline]
    fn next(&mut self) -> Option<(u32, u32)> {
        Some((self.0.next()?, self.0.next()?))
    }
}
