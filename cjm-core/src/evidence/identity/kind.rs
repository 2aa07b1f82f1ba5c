//! [`Kind`]: a kind of ids, and how far it is trusted.

use serde::{Deserialize, Serialize};

use crate::model::CustomerUnit;

/// A kind of ids as a caller names it: cookie, e-mail, device, account …
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindOptions {
    /// What it is called; columns of several tables that hold the same kind have the same name.
    pub kind: String,
    /// Whether two rows with the same id are the same customer, and ids seen with it are theirs. Absent =
    /// yes, except for accounts where customers are persons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<bool>,
    /// How many different ids of this kind one customer may have before a link is doubted, 1 and up.
    /// Absent = by the kind's name: 3 for e-mail addresses, phone numbers, logins and customer numbers, 100
    /// for cookies, sessions and visitors, 10 for devices and everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_person: Option<u64>,
}

/// A kind of ids with everything decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) name: String,
    pub(super) link: bool,
    /// Whether nobody said so: accounts are no persons.
    pub(super) account: bool,
    pub(super) per_person: u64,
}

impl Kind {
    pub(super) fn new(options: &KindOptions, unit: CustomerUnit) -> Self {
        let words = words(&options.kind);
        let named = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
        let account = options.link.is_none() && unit == CustomerUnit::Person && named(&ACCOUNTS);
        let usual = match () {
            () if named(&PASSING) => 100,
            () if named(&OWN) => 3,
            () => 10,
        };
        Self {
            name: options.kind.clone(),
            link: options.link.unwrap_or(!account),
            account,
            per_person: options.per_person.unwrap_or(usual),
        }
    }
}

/// Words of kinds that come and go: one customer has many.
const PASSING: [&str; 10] =
    ["cookie", "cookies", "session", "visitor", "visit", "browser", "client", "pseudo", "anonymous", "anon"];
/// Words of kinds that customers are known by.
const OWN: [&str; 15] = [
    "email",
    "mail",
    "phone",
    "mobile",
    "tel",
    "login",
    "user",
    "member",
    "customer",
    "contact",
    "person",
    "loyalty",
    "crm",
    "lead",
    "subscriber",
];
/// Words of kinds that several persons share.
const ACCOUNTS: [&str; 12] = [
    "account",
    "accounts",
    "company",
    "organisation",
    "organization",
    "org",
    "household",
    "tenant",
    "workspace",
    "team",
    "group",
    "ip",
];

/// The words of a name, in small letters: `userPseudo_id` = user, pseudo, id.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for letter in name.chars() {
        let starts = !letter.is_alphanumeric() || (small && letter.is_uppercase());
        small = letter.is_lowercase();
        if starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    // `e-mail` is one word.
    let both = words.windows(2).any(|two| matches!(two, [a, b] if a == "e" && b == "mail"));
    if both {
        words.push("email".to_owned());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Kind, KindOptions};
    use crate::model::CustomerUnit::{Account, Person};

    #[test]
    fn a_name_tells_how_far_a_kind_is_trusted() {
        let kind = |name: &str, unit| {
            let options = KindOptions { kind: name.to_owned(), ..KindOptions::default() };
            let kind = Kind::new(&options, unit);
            (kind.link, kind.per_person)
        };
        assert_eq!(kind("user_pseudo_id", Person), (true, 100));
        assert_eq!(kind("userId", Person), (true, 3));
        assert_eq!(kind("E-Mail", Person), (true, 3));
        assert_eq!(kind("device", Person), (true, 10));
        assert_eq!(kind("account_id", Person), (false, 10));
        assert_eq!(kind("account_id", Account), (true, 10));
        assert_eq!(kind("membership", Person), (true, 10));
    }
}
