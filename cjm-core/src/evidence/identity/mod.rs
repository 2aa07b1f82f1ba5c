//! Who is who: ids of several kinds, linked to customers.
//!
//! Deterministic: ids that stand in one row are one customer, unless a guard says otherwise. There is no
//! model of likely matches; pairs that one found elsewhere can be given.
//!
//! ```
//! use cjm_core::evidence::identity::{KindOptions, Links, Options, resolve};
//!
//! let kind = |name: &str| KindOptions { kind: name.to_owned(), ..KindOptions::default() };
//! let options = Options { kinds: vec![kind("cookie"), kind("email")], ..Options::default() };
//! let mut links = Links::new(2, None);
//! let mut events = vec![
//!     links.event([(0, "c1")]),
//!     links.event([(0, "c2"), (1, "mara@shop.de")]),
//!     links.event([(0, "c1"), (1, "Mara@shop.de ")]),
//!     links.event([(0, "c3"), (1, "unknown")]),
//! ];
//! let customers = resolve(&mut links, &options)?;
//! customers.apply(&mut events);
//! assert_eq!(events, [0, 0, 0, 1]);
//! assert_eq!((customers.report.customers, customers.report.linked), (2, 1));
//! # Ok::<(), cjm_core::Error>(())
//! ```

mod apart;
mod chain;
mod customers;
mod forest;
mod graph;
mod guard;
mod kind;
mod links;
mod options;
mod placeholder;
mod report;

pub use customers::{Customers, resolve};
pub use kind::KindOptions;
pub use links::{Links, NONE};
pub use options::{NamedId, Options};
pub use report::{IdentityFigures, KindFigures, Why};
