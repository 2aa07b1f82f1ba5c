mod forms;
mod members;
mod sample;
mod walk;
