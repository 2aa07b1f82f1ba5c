//! [`Customers`]: who the rows belong to.

use super::apart::keep_apart;
use super::forest::Forest;
use super::graph::{Graph, Node};
use super::kind::Kind;
use super::links::{Links, NONE};
use super::options::{NamedId, Options};
use super::report::{IdentityFigures, KindFigures, Why};
use crate::Error;

/// Who the rows belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customers {
    /// One a different row of ids, as [`Links::event`] numbers them: the customer, numbered as their first
    /// rows come. [`NONE`] where they have no event.
    pub of_row: Vec<u32>,
    /// How they were found.
    pub report: IdentityFigures,
}

impl Customers {
    /// Turns the numbers that [`Links::event`] gave into customers, in place.
    pub fn apply(&self, rows: &mut [u32]) {
        for row in rows {
            *row = self.of(*row);
        }
    }

    /// The customer of a row.
    pub(crate) fn of(&self, row: u32) -> u32 {
        self.of_row.get(row as usize).copied().unwrap_or(NONE)
    }
}

/// Makes customers of ids that were seen together. The order of the rows only changes who has which
/// number.
///
/// Ids of a row are linked where their kinds link. An id seen with more ids of another kind than one
/// customer may have links nothing; pairs from outside link all the same. An event goes to the customer of
/// its most trusted id that links, else of its most trusted id.
///
/// # Errors
/// Options that name another number of kinds than `links` has, a kind twice or one that does not exist; a
/// `perPerson` of 0; more than four billion ids.
pub fn resolve(links: &mut Links, options: &Options) -> Result<Customers, Error> {
    let kinds = options.decided()?;
    if kinds.len() != links.kinds.len() {
        let message = format!("ids of {} kinds were read, {} are named", links.kinds.len(), kinds.len());
        return Err(Error::Unusable { message, hint: None });
    }
    let mut given = Vec::with_capacity(options.pairs.len());
    for [a, b] in &options.pairs {
        given.push((intern(links, options, a)?, intern(links, options, b)?));
    }
    let links = &*links;
    let mut graph = Graph::new(links, &kinds)?;
    let node = |graph: &Graph<'_>, (kind, code): (usize, u32)| graph.node(kind, code);
    let usable = |&((_, a), (_, b)): &(Place, Place)| a != NONE && b != NONE;
    graph.pairs =
        given.iter().filter(|pair| usable(pair)).map(|&(a, b)| (node(&graph, a), node(&graph, b))).collect();
    graph.guard();
    let mut forest = Forest::new(graph.count);
    for row in graph.rows() {
        let mut ids = graph.linking(row);
        if let Some(first) = ids.next() {
            for other in ids {
                forest.join(first, other);
            }
        }
    }
    for &(a, b) in &graph.pairs {
        forest.join(a, b);
    }
    let mut unlink: Vec<(Node, Node)> = Vec::new();
    for [a, b] in &options.unlink {
        let (a, b) = (find(&graph, options, a)?, find(&graph, options, b)?);
        unlink.extend(a.zip(b).filter(|(a, b)| a != b));
    }
    graph.refused = keep_apart(&graph, &mut forest, &unlink);
    let why = options.why.iter().map(|about| why(&graph, &mut forest, options, about));
    let why = why.collect::<Result<_, Error>>()?;
    let (of_row, counted) = number(&graph, &mut forest);
    let report = IdentityFigures {
        customers: counted.len() as u64,
        linked: counted.iter().filter(|&&root| forest.size(root) > 1).count() as u64,
        rules: rules(&graph, options),
        kinds: figures(&graph, &mut forest),
        without: links.without,
        pairs: graph.pairs.len() as u64,
        unlinked: graph.refused.len() as u64,
        why,
    };
    Ok(Customers { of_row, report })
}

/// A kind, and the number of an id in it.
type Place = (usize, u32);

fn intern(links: &mut Links, options: &Options, named: &NamedId) -> Result<Place, Error> {
    let kind = options.position(&named.kind)?;
    Ok((kind, links.id(kind, &named.id)))
}

fn find(graph: &Graph<'_>, options: &Options, named: &NamedId) -> Result<Option<Node>, Error> {
    let kind = options.position(&named.kind)?;
    Ok(graph.links.find(kind, &named.id).map(|code| graph.node(kind, code)))
}

/// Numbers customers as their first rows come: one a row, and what stands for each in the forest.
fn number(graph: &Graph<'_>, forest: &mut Forest) -> (Vec<u32>, Vec<Node>) {
    let mut numbers = vec![NONE; graph.count as usize];
    let mut roots = Vec::new();
    let of_row: Vec<Node> =
        graph.rows().map(|row| graph.leader(row).map_or(NONE, |leader| forest.find(leader))).collect();
    for (&root, _) in of_row.iter().zip(&graph.links.heard).filter(|&(_, &heard)| heard) {
        if let Some(number) = numbers.get_mut(root as usize).filter(|number| **number == NONE) {
            *number = roots.len() as u32;
            roots.push(root);
        }
    }
    let number = |root: Node| numbers.get(root as usize).copied().unwrap_or(NONE);
    (of_row.into_iter().map(number).collect(), roots)
}

fn figures(graph: &Graph<'_>, forest: &mut Forest) -> Vec<KindFigures> {
    let mut owned = vec![0_u64; graph.count as usize];
    let of_kind = |&at: &usize| {
        let (kind, ids) = graph.kinds.get(at).zip(graph.links.kinds.get(at))?;
        let nodes = || (0..ids.values.len() as u32).map(|code| graph.node(at, code));
        let guarded = nodes().filter(|&node| graph.is_cut(node)).count() as u64;
        let mut doubted = 0;
        for node in nodes() {
            if let Some(count) = owned.get_mut(forest.find(node) as usize) {
                *count += 1;
                doubted += u64::from(*count == kind.per_person + 1);
            }
        }
        for node in nodes() {
            if let Some(count) = owned.get_mut(forest.find(node) as usize) {
                *count = 0;
            }
        }
        Some(KindFigures {
            kind: kind.name.clone(),
            ids: ids.count() as u64,
            links: kind.link,
            per_person: kind.per_person,
            guarded,
            placeholders: ids.placeholders,
            doubted,
        })
    };
    graph.order.iter().filter_map(of_kind).collect()
}

/// The rules in words.
fn rules(graph: &Graph<'_>, options: &Options) -> Vec<String> {
    let kinds = || graph.order.iter().filter_map(|&at| graph.kinds.get(at));
    let names =
        |list: Vec<&Kind>| list.iter().map(|kind| format!("`{}`", kind.name)).collect::<Vec<_>>().join(", ");
    let mut rules = vec![format!(
        "ids of a row are one customer; most trusted first: {}",
        names(kinds().filter(|kind| kind.link).collect())
    )];
    for kind in kinds().filter(|kind| !kind.link) {
        let why = if kind.account { ": an account is not a person" } else { "" };
        rules.push(format!("`{}` links nothing{why}", kind.name));
    }
    let most: Vec<String> =
        kinds().filter(|kind| kind.link).map(|kind| format!("{} `{}`", kind.per_person, kind.name)).collect();
    if most.len() > 1 {
        rules.push(format!("an id links nothing that was seen with more than {}", most.join(" or ")));
    }
    rules.push("placeholders such as `unknown`, `null`, `NA`, `0` and `test@…` are no ids".to_owned());
    rules.push("an event goes to the customer of its most trusted id that links".to_owned());
    if !options.pairs.is_empty() {
        rules.push("pairs that are given link without doubt".to_owned());
    }
    if !options.unlink.is_empty() {
        rules.push(
            "of links that would join what is to stay apart, the least trusted are not made".to_owned(),
        );
    }
    if options.salt.is_some() {
        rules.push("ids are kept as SHA-256 of salt and id".to_owned());
    }
    rules
}

fn why(
    graph: &Graph<'_>,
    forest: &mut Forest,
    options: &Options,
    about: &[NamedId; 2],
) -> Result<Why, Error> {
    let mut answer = Why { about: about.clone(), one: false, chain: Vec::new(), because: None };
    let mut nodes = Vec::new();
    for named in about {
        match find(graph, options, named)? {
            Some(node) => nodes.push((named, node)),
            None => {
                answer.because = Some(format!("{} `{}` was not seen", named.kind, named.id));
                return Ok(answer);
            }
        }
    }
    let &[(_, a), (_, b)] = nodes.as_slice() else { return Ok(answer) };
    let chain = graph.chain(forest, a, b);
    answer.one = chain.is_some();
    answer.chain = chain.unwrap_or_default().into_iter().map(|node| graph.named(node)).collect();
    if !answer.one {
        let blocked = nodes.iter().find_map(|&(named, node)| {
            let (kind, code) = graph.place(node);
            let ids = graph.links.kinds.get(kind)?;
            let kind = graph.kinds.get(kind)?;
            let name = format!("{} `{}`", named.kind, named.id);
            if ids.placeholder.get(code as usize) == Some(&true) {
                return Some(format!("{name} only fills the column"));
            }
            if !kind.link {
                return Some(format!("{name} links nothing: its kind does not link"));
            }
            let many = "was seen with more other ids than one customer has";
            graph.is_cut(node).then(|| format!("{name} links nothing: it {many}"))
        });
        let torn = if graph.refused.is_empty() { "" } else { ", or links between them are kept apart" };
        answer.because =
            Some(blocked.unwrap_or_else(|| format!("no chain of links leads from one to the other{torn}")));
    }
    Ok(answer)
}
