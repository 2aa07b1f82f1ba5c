//! CJML 2.0 (Customer Journey Modelling Language, SINTEF, cjml.no): planned and actual journeys in. What is
//! read is what its published sample shows; every other element is on the receipt with its line.

use std::collections::BTreeMap;

use roxmltree::{Document as Xml, Node, ParsingOptions};

use super::receipt::{Place, Receipt, Remark};
use crate::Error;
use crate::model::{
    Basis, Cell, Channel, Department, Document, Id, Initiator, Map, Note, Persona, Stage, Step, StepKind,
    preset_channel,
};
use crate::read::{NewIds, shorten};

const MOST_NODES: u32 = 1_000_000;

/// The map of each journey.
///
/// # Errors
/// [`Error::Foreign`]: no XML, or no CJML.
pub(super) fn import(bytes: &[u8], title: Option<&str>) -> Result<(Document, Receipt), Error> {
    let refused = |line: u32, column: u32, message: String, hint: &str| Error::Foreign {
        format: "cjml",
        line: line as usize,
        column: column as usize,
        message,
        hint: Some(hint.to_owned()),
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|_| refused(1, 1, "it is not UTF-8".to_owned(), "save it as UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let xml = Xml::parse_with_options(text, options).map_err(|error| {
        refused(error.pos().row, error.pos().col, error.to_string(), "CJML is XML without a DTD")
    })?;
    let root = xml.root_element();
    if root.tag_name().name() != "CJML" {
        let message = format!("the root is `{}`, not `CJML`", shorten(root.tag_name().name()));
        return Err(refused(1, 1, message, "give a file that begins with `<CJML>`"));
    }
    let document = Document { cjm: Some(crate::FORMAT.to_owned()), ..Document::default() };
    let mut reader = Reader { xml: &xml, document, ids: NewIds::default(), receipt: Receipt::new("cjml") };
    let mut title = title;
    for node in root.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "plannedJourney" => reader.journey(node, Basis::Planned, title.take()),
            "actualJourney" => reader.journey(node, Basis::Actual, title.take()),
            _ => reader.lose(node),
        }
    }
    let Reader { document, mut receipt, .. } = reader;
    if document.maps.is_empty() {
        let hint = "a file holds `plannedJourney` or `actualJourney`";
        return Err(refused(1, 1, "there is no journey in it".to_owned(), hint));
    }
    receipt.carry("maps", document.maps.len());
    receipt.carry("steps", document.maps.iter().map(|map| map.steps().count()).sum());
    receipt.carry("personas", document.personas.len());
    receipt.carry("departments", document.departments.len());
    Ok((document, receipt))
}

/// Who takes part: the customer, or somebody of our side.
#[derive(Clone)]
enum Actor {
    Customer(Id),
    Provider(Id),
}

/// One end of a touchpoint.
struct End {
    actor: Option<Actor>,
    label: Option<String>,
}

struct Reader<'x, 'i> {
    xml: &'x Xml<'i>,
    document: Document,
    ids: NewIds,
    receipt: Receipt,
}

impl Reader<'_, '_> {
    fn line(&self, node: Node<'_, '_>) -> usize {
        self.xml.text_pos_at(node.range().start).row as usize
    }

    /// An element that nothing is made of.
    fn lose(&mut self, node: Node<'_, '_>) {
        let what = format!("element `{}`", shorten(node.tag_name().name()));
        self.receipt.lose(&what, Place::Line(self.line(node)));
    }

    fn journey(&mut self, node: Node<'_, '_>, basis: Basis, title: Option<&str>) {
        let written = text(node, "journeyName").or_else(|| text(node, "journeyID"));
        let title = title.map(str::to_owned).or(written).unwrap_or_else(|| "Untitled".to_owned());
        let name = text(node, "journeyID").unwrap_or_else(|| title.clone());
        let mut map = Map {
            id: self.ids.of(&name, "map"),
            title: title.as_str().into(),
            basis: Some(basis),
            ..Map::default()
        };
        // By id and by name: the published sample refers to both.
        let mut actors = BTreeMap::new();
        let mut steps = Vec::new();
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "journeyID" | "journeyName" => {}
                "actors" => {
                    for actor in part.children().filter(Node::is_element) {
                        self.actor(actor, &mut map, &mut actors);
                    }
                }
                "touchpoints" => {
                    for point in part.children().filter(Node::is_element) {
                        steps.extend(self.touchpoint(point, &actors));
                    }
                }
                _ => self.lose(part),
            }
        }
        map.stages.push(Stage {
            id: self.ids.of(&format!("{title} journey"), "stage"),
            name: Some(title.as_str().into()),
            steps,
            ..Stage::default()
        });
        self.document.maps.push(map);
    }

    fn actor(&mut self, node: Node<'_, '_>, map: &mut Map, actors: &mut BTreeMap<String, Actor>) {
        let id = node.attribute("actorID").map(str::to_owned);
        let name = text(node, "actorName").or_else(|| text(node, "companyName")).or_else(|| id.clone());
        let Some(name) = name else { return self.lose(node) };
        let actor = match node.tag_name().name() {
            "endUser" => {
                let known = self.document.personas.iter().find(|it| it.name == name.as_str().into());
                let persona = known.map(|it| it.id.clone()).unwrap_or_else(|| {
                    let id = self.ids.of(&name, "persona");
                    let persona =
                        Persona { id: id.clone(), name: name.as_str().into(), ..Persona::default() };
                    self.document.personas.push(persona);
                    id
                });
                if !map.personas.contains(&persona) {
                    map.personas.push(persona.clone());
                }
                Actor::Customer(persona)
            }
            "serviceProvider" => {
                let known = self.document.departments.iter().find(|it| it.name == name.as_str().into());
                Actor::Provider(known.map(|it| it.id.clone()).unwrap_or_else(|| {
                    let id = self.ids.of(&name, "department");
                    let own =
                        Department { id: id.clone(), name: name.as_str().into(), ..Department::default() };
                    self.document.departments.push(own);
                    id
                }))
            }
            _ => return self.lose(node),
        };
        for key in id.into_iter().chain([name]) {
            actors.entry(key).or_insert_with(|| actor.clone());
        }
    }

    fn touchpoint(&mut self, node: Node<'_, '_>, actors: &BTreeMap<String, Actor>) -> Option<Step> {
        let kind = match node.tag_name().name() {
            "plannedCommunicationPoint" | "actualCommunicationPoint" => StepKind::Communication,
            "plannedAction" | "actualAction" => StepKind::Action,
            _ => {
                self.lose(node);
                return None;
            }
        };
        let mut step = Step { kind: Some(kind), ..Step::default() };
        let mut id = None;
        let mut label = None;
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "touchpointID" => id = own_text(part),
                "initiator" => {
                    let end = self.end(part, "initiatorLabel", actors);
                    step.initiator = end.actor.as_ref().map(|actor| match actor {
                        Actor::Customer(_) => Initiator::Customer,
                        Actor::Provider(_) => Initiator::Us,
                    });
                    label = end.label.clone();
                    does(&mut step, end);
                }
                "receiver" => {
                    let end = self.end(part, "receiverLabel", actors);
                    label = label.or_else(|| end.label.clone());
                    does(&mut step, end);
                }
                "channel" => {
                    if let Some(name) = text(part, "channelName") {
                        let channel = self.channel(&name);
                        step.channels.push(channel);
                    }
                }
                _ => self.lose(part),
            }
        }
        let name = label.or_else(|| id.clone());
        step.id = self.ids.of(id.as_deref().or(name.as_deref()).unwrap_or_default(), "step");
        step.name = name.map(|name| name.as_str().into());
        Some(step)
    }

    fn end(&mut self, node: Node<'_, '_>, label: &str, actors: &BTreeMap<String, Actor>) -> End {
        let mut end = End { actor: None, label: text(node, label) };
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "refersTo" => {
                    let name = part.attribute("actorIDref").unwrap_or_default();
                    end.actor = actors.get(name).cloned();
                    if end.actor.is_none() {
                        let message = format!("no actor is called `{}`", shorten(name));
                        self.receipt.remark(Remark::on(self.line(part), message, "list it under `actors`"));
                    }
                }
                name if name == label => {}
                _ => self.lose(part),
            }
        }
        end
    }

    fn channel(&mut self, name: &str) -> Id {
        if let Some(preset) = preset_channel(&name.to_ascii_lowercase()) {
            return preset.id.clone();
        }
        if let Some(known) = self.document.channels.iter().find(|it| it.name == name.into()) {
            return known.id.clone();
        }
        let id = self.ids.of(name, "channel");
        self.document.channels.push(Channel { id: id.clone(), name: name.into(), ..Channel::default() });
        id
    }
}

/// What one end does: the customer acts, our side stands frontstage.
fn does(step: &mut Step, end: End) {
    let Some(label) = end.label else { return };
    let note = Note::from(label.as_str());
    match end.actor {
        Some(Actor::Customer(persona)) => {
            step.actions.push(note);
            if !step.personas.contains(&persona) {
                step.personas.push(persona);
            }
        }
        Some(Actor::Provider(department)) => {
            step.frontstage.push(Cell { note, department: Some(department), ..Cell::default() });
        }
        None => {}
    }
}

/// The text of the first child of this name.
fn text(node: Node<'_, '_>, name: &str) -> Option<String> {
    let child = node.children().find(|child| child.is_element() && child.tag_name().name() == name)?;
    own_text(child)
}

fn own_text(node: Node<'_, '_>) -> Option<String> {
    node.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::import;
    use crate::Error;

    const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<CJML version="2.0">
  <actualJourney>
    <journeyID>Order of May</journeyID>
    <actors>
      <endUser actorID="U1"><actorName>Nora</actorName></endUser>
      <serviceProvider actorID="P1"><companyName>Book barn</companyName></serviceProvider>
    </actors>
    <touchpoints>
      <actualCommunicationPoint>
        <touchpointID>T1</touchpointID>
        <initiator><refersTo actorIDref="U1"/><initiatorLabel>orders a book</initiatorLabel></initiator>
        <receiver><refersTo actorIDref="Book barn"/><receiverLabel>order taken</receiverLabel></receiver>
        <channel><channelName>Web</channelName></channel>
        <mood>good</mood>
      </actualCommunicationPoint>
      <actualCommunicationPoint>
        <touchpointID>T2</touchpointID>
        <initiator><refersTo actorIDref="P1"/><initiatorLabel>sends a letter</initiatorLabel></initiator>
        <receiver><refersTo actorIDref="U9"/><receiverLabel>reads it</receiverLabel></receiver>
        <channel><channelName>Letter</channelName></channel>
      </actualCommunicationPoint>
    </touchpoints>
  </actualJourney>
</CJML>"#;

    #[test]
    fn an_actual_journey_comes_in_with_both_ends_of_its_touchpoints() {
        let (document, receipt) = import(BOOK.as_bytes(), None).expect("CJML");
        let value = serde_json::to_value(&document).expect("JSON");
        let map = &value["maps"][0];
        assert_eq!((map["basis"].as_str(), map["title"].as_str()), (Some("actual"), Some("Order of May")));
        assert_eq!(
            map["stages"][0]["steps"],
            serde_json::json!([
                { "id": "t1", "name": "orders a book", "kind": "communication", "channels": ["web"],
                  "initiator": "customer", "personas": ["nora"], "actions": ["orders a book"],
                  "frontstage": [{ "text": "order taken", "department": "book-barn" }] },
                { "id": "t2", "name": "sends a letter", "kind": "communication", "channels": ["letter"],
                  "initiator": "us", "frontstage": [{ "text": "sends a letter", "department": "book-barn" }] }
            ])
        );
        assert_eq!(
            receipt.lost.iter().map(|it| (it.what.as_str(), it.line)).collect::<Vec<_>>(),
            [("element `mood`", Some(15))]
        );
        assert_eq!(receipt.remarks.iter().map(|it| it.line).collect::<Vec<_>>(), [Some(20)]);
    }

    #[test]
    fn what_is_no_cjml_is_refused_with_its_place() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><CJML>&a;</CJML>";
        for (text, at) in [("<CJML>\n<a></CJML>", 2), ("<xml/>", 1), ("<CJML/>", 1), (bomb, 1), ("", 1)] {
            let error = import(text.as_bytes(), None).expect_err(text);
            assert!(matches!(error, Error::Foreign { format: "cjml", line, .. } if line == at), "{error}");
        }
    }
}
