mod forms;
mod members;
mod sample;
mod walk;

/// A document with every member of every entity.
pub(crate) fn everything() -> String {
    <super::Document as sample::Sample>::sample()
}
