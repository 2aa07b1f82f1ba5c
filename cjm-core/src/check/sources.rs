//! Where rules come from, in plain words.

pub(crate) const FORMAT: &str = "the document format";
pub(crate) const PRACTICE: &str = "engineering practice";
pub(crate) const GOAL: &str = "What is the goal of a customer journey map? (article)";
pub(crate) const STEPS: &str =
    "Mapping the customer journey: what is it? (article on the steps of making a map)";
pub(crate) const CONSULTING: &str = "CMG Consulting, A look at your customers journey";
pub(crate) const COMPONENTS: &str =
    "Key components and elements of a customer journey map (glossary article)";
pub(crate) const MARKETING: &str =
    "What are customer journey maps and why are they important? (article, 13 July 2023)";
pub(crate) const NNG_101: &str = "Nielsen Norman Group, Journey Mapping 101";
pub(crate) const NNG_DECISIONS: &str =
    "Nielsen Norman Group, on the decisions to make before journey mapping";
pub(crate) const SMAPLY: &str = "Smaply, on ten mistakes in journey mapping";
pub(crate) const ASPECTS: &str = "More than Metrics, on six aspects by which to evaluate a journey map";
pub(crate) const PITFALLS: &str = "Project Skills Mentor, on pitfalls of journey mapping";
pub(crate) const KALBACH: &str = "Jim Kalbach, talk on alignment diagrams";
pub(crate) const SERVICE_DESIGN: &str = "Service Design Tools, Journey Map";
