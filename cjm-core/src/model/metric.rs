//! [`Metric`]: what is measured.

use super::entity::{choice, entity};
use super::{Id, Text};

choice! {
    /// What a metric measures.
    MetricKind {
        /// Net promoter score, -100 to 100 (Reichheld 2003); counts on `nps11`.
        Nps = "nps",
        /// Customer satisfaction.
        Csat = "csat",
        /// Customer effort score (Dixon, Freeman, Toman 2010).
        Ces = "ces",
        /// Share of customers who go on to what we hoped for.
        Conversion = "conversion",
        /// Share of customers who leave here.
        DropOff = "dropOff",
        /// Share of customers lost in a period.
        Churn = "churn",
        /// Share of customers kept in a period.
        Retention = "retention",
        /// Share of customers who buy again.
        RepeatRate = "repeatRate",
        /// Customer lifetime value, in money.
        Clv = "clv",
        /// What it costs us to serve a customer, in money.
        CostToServe = "costToServe",
        /// Revenue, in money.
        Revenue = "revenue",
        /// Time taken.
        Time = "time",
        /// How many: visits, calls, orders.
        Volume = "volume",
        /// Something else.
        Custom = "custom",
    }
}

choice! {
    /// Which values of a metric are good.
    Better {
        /// High ones.
        Higher = "higher",
        /// Low ones.
        Lower = "lower",
    }
}

entity! {
    /// What is measured; the values are readings in maps, stages and steps.
    Metric {
        /// Stable id, unique in the document.
        id: Id,
        /// What it is called.
        name: Text,
        /// What it measures.
        kind: MetricKind,
        /// Its unit: `%`, `EUR`, `days`.
        unit: Option<String>,
        /// The scale of its readings, where it is a rating.
        scale: Option<Id>,
        /// Which values are good.
        better: Option<Better>,
        /// The value to reach, in the metric's unit.
        target: Option<f64>,
    }
}
