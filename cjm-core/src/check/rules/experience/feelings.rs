//! How good the customer feels, from 0 to 1.

use crate::model::{Document, Emotion, Step};

/// How good an emotion feels, from 0 to 1; nothing without a value on its scale.
pub(crate) fn unit(document: &Document, emotion: &Emotion) -> Option<f64> {
    let scale = document.scale_of(&emotion.measure, "emotion5")?;
    scale.unit(emotion.measure.value_on(scale)?)
}

/// How good a step feels on the whole: the mean over its emotions that have a value.
pub(crate) fn mean(document: &Document, step: &Step) -> Option<f64> {
    let mut sum = 0.0;
    let mut count = 0.0;
    for unit in step.emotions.iter().filter_map(|emotion| unit(document, emotion)) {
        sum += unit;
        count += 1.0;
    }
    (count > 0.0).then(|| sum / count)
}
