//! `method`: one of the standard methods by name, on its own input or on what a map says.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map as Members, Value};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::read::Syntax;
use crate::score::methods;

pub(super) const OPERATION: Operation =
    Operation { name: "method", takes: "no input, or one document", inputs: 0..=1, run };

/// All other members are the method's own.
#[derive(Deserialize)]
struct Options {
    name: Option<String>,
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    #[serde(flatten)]
    input: Members<String, Value>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let Some(name) = options.name.as_deref() else {
        return Reply::json(&Listed { methods: methods::methods().collect() });
    };
    let answer = match request.optional(0) {
        Some(bytes) => {
            let input = Input::read(bytes, options.syntax)?;
            let map = input.map(options.map.as_deref())?;
            methods::answer_of_map(name, &input.document, map, &options.input)?
        }
        None => methods::answer(name, &Value::Object(options.input).to_string())?,
    };
    let answer = RawValue::from_string(answer).map_err(|error| Error::Internal(error.to_string()))?;
    Reply::json(&answer)
}

#[derive(serde::Serialize)]
struct Listed {
    methods: Vec<methods::Listed>,
}
