//! The roles that the chain says people have.

use std::collections::HashMap;

use super::subject_number;
use crate::domain::organisation::{Organisation, Person, PersonId, Role, Roles};
use crate::keys::ChainEntry;
use crate::member::signing::{self, kind};
use crate::store::{Read, Result};

/// What was last signed for each person, followed from the first entry on.
pub struct SignedRoles {
    roles: HashMap<PersonId, Roles>,
    /// A sample board is handed out with roles that nobody signed.
    sample: bool,
}

impl SignedRoles {
    pub fn new(sample: bool) -> Self {
        Self { roles: HashMap::new(), sample }
    }

    /// Takes one entry in. The first gives a new board its first `admin`; every later one needs an `admin` as its author.
    pub fn follow(&mut self, entry: &ChainEntry) -> std::result::Result<(), String> {
        if entry.kind != kind::ROLES {
            return Ok(());
        }
        let author = PersonId(entry.author);
        let person = PersonId(subject_number(&entry.subject).ok_or("it names nobody")?);
        let roles = (0..8).map(Roles::from_bits).find(|roles| signing::roles(person, *roles) == entry.digest);
        let roles = roles.ok_or("it gives no roles that exist")?;
        let allowed = self.is_admin(author) || (self.roles.is_empty() && author == person);
        if !allowed {
            return Err("it gives roles, and its author is no admin".into());
        }
        self.roles.insert(person, roles);
        Ok(())
    }

    /// Follows every entry whose signature holds; others give nothing.
    pub fn read(from: &dyn Read) -> Result<Self> {
        let mut roles = Self::new(from.board()?.sample);
        for entry in from.chain_of(kind::ROLES)? {
            if signing::is_signed(from, &entry)? {
                // What its author had no right to give is not given; the check reports it.
                let _ = roles.follow(&entry);
            }
        }
        Ok(roles)
    }

    /// Whether `person` was given a role. On a sample board all that nobody signed is as if it were.
    pub fn gave(&self, person: PersonId, role: Role) -> bool {
        self.sample || self.roles.get(&person).is_some_and(|roles| roles.has(role))
    }

    /// Whether somebody was an `admin` at the entry followed last.
    pub fn is_admin(&self, person: PersonId) -> bool {
        self.roles.get(&person).map_or(self.sample, |roles| roles.has(Role::Admin))
    }

    /// What of goals is for `hr` and `admin` alone comes from one of them; of sessions, from `hr`.
    pub fn allow(&self, entry: &ChainEntry) -> std::result::Result<(), String> {
        let kind = entry.kind.as_str();
        let roles = self.roles.get(&PersonId(entry.author));
        let has = |role| roles.map_or(self.sample, |roles| roles.has(role));
        if [kind::KPI, kind::DIMENSION, kind::CYCLE, kind::CYCLE_CLOSING].contains(&kind)
            && !has(Role::Admin)
            && !has(Role::Hr)
        {
            return Err(format!("it is about a {kind}, and its author is neither hr nor admin"));
        }
        if [kind::SESSION_TEMPLATE, kind::SESSION_RETENTION].contains(&kind) && !has(Role::Hr) {
            return Err(format!("it is about a {kind}, and its author is not hr"));
        }
        Ok(())
    }

    /// Who has other roles on the board than were signed.
    pub fn differing(self, organisation: &Organisation) -> impl Iterator<Item = &Person> {
        organisation.people().iter().filter(move |person| match self.roles.get(&person.id) {
            Some(roles) => *roles != person.roles,
            None => person.roles != Roles::NONE && !self.sample,
        })
    }
}

/// Who had one role from which entry on.
pub struct Spans {
    /// In the order of the chain.
    given: Vec<(u64, PersonId, bool)>,
    sample: bool,
}

impl Spans {
    /// Follows every entry whose signature holds; others give nothing.
    pub fn read(from: &dyn Read, role: Role) -> Result<Self> {
        Self::read_where(from, role, |_, _| Ok(true))
    }

    /// Of these only those that `counts` does not turn down, which is told who had the role until then.
    pub fn read_where(
        from: &dyn Read,
        role: Role,
        mut counts: impl FnMut(&Self, &ChainEntry) -> Result<bool>,
    ) -> Result<Self> {
        let sample = from.board()?.sample;
        let (mut roles, mut spans) = (SignedRoles::new(sample), Self { given: Vec::new(), sample });
        for entry in from.chain_of(kind::ROLES)? {
            if signing::is_signed(from, &entry)?
                && counts(&spans, &entry)?
                && roles.follow(&entry).is_ok()
                && let Some(person) = subject_number(&entry.subject).map(PersonId)
            {
                let has = roles.roles.get(&person).is_some_and(|roles| roles.has(role));
                spans.given.push((entry.seq, person, has));
            }
        }
        Ok(spans)
    }

    /// Whether somebody had the role when an entry was signed.
    pub fn had(&self, person: PersonId, seq: u64) -> bool {
        let before = self.given.iter().take_while(|(since, ..)| *since < seq);
        before.filter(|(_, of, _)| *of == person).last().map_or(self.sample, |(.., has)| *has)
    }
}
