//! Channels and scales that need no declaration. They belong to no scope: a declared channel or
//! scale of the same id replaces the preset.

use std::sync::LazyLock;

use super::{Channel, ChannelMode, Scale};

/// The preset channels: web, app, email, sms, chat, chatbot, phone, store, event, social, search,
/// ads, post, partner, community. Those that work either way have no mode.
pub fn preset_channels() -> &'static [Channel] {
    static CHANNELS: LazyLock<Vec<Channel>> = LazyLock::new(|| {
        let online = Some(ChannelMode::Online);
        let offline = Some(ChannelMode::Offline);
        [
            ("web", "Web", online),
            ("app", "App", online),
            ("email", "E-mail", online),
            ("sms", "SMS", online),
            ("chat", "Chat", online),
            ("chatbot", "Chatbot", online),
            ("phone", "Phone", None),
            ("store", "Store", offline),
            ("event", "Event", None),
            ("social", "Social media", online),
            ("search", "Search", online),
            ("ads", "Ads", None),
            ("post", "Post", offline),
            ("partner", "Partner", None),
            ("community", "Community", None),
        ]
        .map(|(id, name, mode)| Channel { id: id.into(), name: name.into(), mode, ..Channel::default() })
        .into()
    });
    &CHANNELS
}

/// The preset scales: emotion5 (-2..2), likert5 (1..5), likert7 (1..7), ten (1..10), nps11 (0..10),
/// sentiment (-1..1), severity5 (1..5), effort5 (1..5). All in steps of 1.
pub fn preset_scales() -> &'static [Scale] {
    static SCALES: LazyLock<Vec<Scale>> = LazyLock::new(|| {
        const NONE: &[&str] = &[];
        const FEELING: &[&str] = &["very bad", "bad", "neutral", "good", "very good"];
        const AMOUNT: &[&str] = &["very low", "low", "medium", "high", "very high"];
        [
            ("emotion5", -2.0, 2.0, Some(0.0), FEELING),
            ("likert5", 1.0, 5.0, Some(3.0), NONE),
            ("likert7", 1.0, 7.0, Some(4.0), NONE),
            ("ten", 1.0, 10.0, None, NONE),
            ("nps11", 0.0, 10.0, None, NONE),
            ("sentiment", -1.0, 1.0, Some(0.0), NONE),
            ("severity5", 1.0, 5.0, None, AMOUNT),
            ("effort5", 1.0, 5.0, None, AMOUNT),
        ]
        .map(|(id, min, max, neutral, labels)| Scale {
            id: id.into(),
            min,
            max,
            neutral,
            labels: labels.iter().map(|&label| label.into()).collect(),
            ..Scale::default()
        })
        .into()
    });
    &SCALES
}

/// The preset channel of this id.
pub fn preset_channel(id: &str) -> Option<&'static Channel> {
    preset_channels().iter().find(|channel| channel.id == id)
}

/// The preset scale of this id.
pub fn preset_scale(id: &str) -> Option<&'static Scale> {
    preset_scales().iter().find(|scale| scale.id == id)
}

#[cfg(test)]
mod tests {
    use super::{preset_channel, preset_channels, preset_scale, preset_scales};

    #[test]
    fn all_presets_of_the_format_are_there() {
        let channels: Vec<&str> = preset_channels().iter().map(|channel| channel.id.as_str()).collect();
        assert_eq!(
            channels.join(" "),
            "web app email sms chat chatbot phone store event social search ads post partner community"
        );
        let scales: Vec<&str> = preset_scales().iter().map(|scale| scale.id.as_str()).collect();
        assert_eq!(scales.join(" "), "emotion5 likert5 likert7 ten nps11 sentiment severity5 effort5");
    }

    #[test]
    fn labels_are_one_a_point() {
        for scale in preset_scales().iter().filter(|scale| !scale.labels.is_empty()) {
            assert_eq!(scale.points(), Some(scale.labels.len()), "{}", scale.id);
        }
    }

    #[test]
    fn what_is_not_preset_is_not_found() {
        assert!(preset_channel("fax").is_none());
        assert!(preset_scale("likert6").is_none());
    }
}
