//! What a half-written announcement looks like when it is sealed away: the fields as they were typed.

use serde::{Deserialize, Serialize};

/// Everything typed or chosen, by the stable words of the domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Tells it from other drafts.
    pub(super) kind: String,
    pub title: String,
    pub body: String,
    pub reach: Option<String>,
    pub steps: String,
    pub area: String,
    pub client_type: Option<String>,
    pub bond: Option<String>,
    pub copy_manager: bool,
    pub priority: usize,
    pub ack: bool,
    pub ack_due: String,
    pub event: bool,
    pub starts: String,
    pub ends: String,
    pub place: String,
    pub publish_at: String,
    pub expires_at: String,
    pub pinned: bool,
    pub replies: bool,
}

const KIND: &str = "announcement";

impl Default for Draft {
    fn default() -> Self {
        Self {
            kind: KIND.to_owned(),
            title: String::new(),
            body: String::new(),
            reach: None,
            steps: String::new(),
            area: String::new(),
            client_type: None,
            bond: None,
            copy_manager: false,
            priority: 0,
            ack: false,
            ack_due: String::new(),
            event: false,
            starts: String::new(),
            ends: String::new(),
            place: String::new(),
            publish_at: String::new(),
            expires_at: String::new(),
            pinned: false,
            replies: true,
        }
    }
}

impl Draft {
    pub fn write(&self) -> String {
        // Strings and booleans: there is nothing that could not be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// `None` for other kinds of draft.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|draft: &Self| draft.kind == KIND)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was_and_others_are_not_taken_for_one() {
        let draft = Draft { title: "Cierre «A»\n".into(), replies: false, ..Draft::default() };
        assert_eq!(Draft::read(&draft.write()), Some(draft));
        assert_eq!(Draft::read("\nhello"), None);
        assert_eq!(Draft::read("{\"kind\":\"note\"}"), None);
    }
}
