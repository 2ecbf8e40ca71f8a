//! People, each with a row for every version of the chart that changed them.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row};

use super::columns::{day, days, number, small, value};
use super::{Connected, gate};
use crate::domain::organisation::{Area, Bond, ClientType, Organisation, Person, PersonId, Profile, Roles};
use crate::store::people::ProfileVersion;
use crate::store::{ReadBoard as _, ReadPeople, Result, WriteBoard as _, WritePeople};

impl<T: Connected> ReadPeople for T {
    fn organisation(&self) -> Result<Organisation> {
        self.organisation_at(self.board()?.chart)
    }

    fn organisation_at(&self, chart: i64) -> Result<Organisation> {
        let mut query = self.db().prepare_cached(&format!(
            "{PROFILE} WHERE since <= ?1 AND (until IS NULL OR until > ?1) ORDER BY person"
        ))?;
        let mut rows = query.query([chart])?;
        let mut people = Vec::new();
        while let Some(row) = rows.next()? {
            people.push(person(row)?);
        }
        Ok(Organisation::new(people))
    }

    fn profiles_since(&self, version: i64) -> Result<Vec<ProfileVersion>> {
        let mut query = self.db().prepare_cached(&format!("{PROFILE} WHERE since >= ?1 ORDER BY since, person"))?;
        let mut rows = query.query([version])?;
        let mut profiles = Vec::new();
        while let Some(row) = rows.next()? {
            profiles.push(ProfileVersion { since: row.get(14)?, until: row.get(15)?, person: person(row)? });
        }
        Ok(profiles)
    }

    fn person_of_account(&self, uid: u32) -> Result<Option<PersonId>> {
        let mut query = self.db().prepare_cached("SELECT person FROM account WHERE uid = ?1")?;
        Ok(query.query_row([uid], |row| row.get(0)).optional()?.map(PersonId))
    }
}

/// Profiles lead: they lie in the order of their people, who are then found one after the other and not sought.
const PROFILE: &str = "
    SELECT person, handle, name, title, area, level, manager, client_type, bond, locale, active_from, active_until, successor,
           roles, since, until
    FROM profile CROSS JOIN person ON person.id = profile.person";

fn person(row: &Row<'_>) -> Result<Person> {
    Ok(Person {
        id: PersonId(row.get(0)?),
        profile: Profile {
            handle: row.get(1)?,
            name: row.get(2)?,
            title: row.get(3)?,
            area: Area::new(&row.get::<_, String>(4)?),
            level: small(row.get(5)?)?,
            manager: row.get::<_, Option<i64>>(6)?.map(PersonId),
            client_type: value(ClientType::ALL, row.get(7)?)?,
            bond: value(Bond::ALL, row.get(8)?)?,
            locale: row.get(9)?,
            active_from: row.get::<_, Option<i64>>(10)?.map(day).transpose()?,
            active_until: row.get::<_, Option<i64>>(11)?.map(day).transpose()?,
            successor: row.get::<_, Option<i64>>(12)?.map(PersonId),
            roles: Roles::from_bits(small(row.get(13)?)?),
        },
    })
}

impl WritePeople for gate::Writing<'_> {
    fn insert_person(&mut self, profile: &Profile, at: Timestamp) -> Result<PersonId> {
        let version = self.begin_chart(at)?;
        self.connection().execute("INSERT INTO person (handle) VALUES (?1)", [&profile.handle])?;
        let id = PersonId(self.connection().last_insert_rowid());
        insert_profile(self, id, version, profile)?;
        Ok(id)
    }

    fn update_person(&mut self, person: PersonId, profile: &Profile, at: Timestamp) -> Result<()> {
        let version = self.begin_chart(at)?;
        let db = self.connection();
        // A second change inside one version replaces the first; changes of earlier versions stay as history.
        db.execute("DELETE FROM profile WHERE person = ?1 AND since = ?2", (person.0, version))?;
        db.execute("UPDATE profile SET until = ?2 WHERE person = ?1 AND until IS NULL", (person.0, version))?;
        insert_profile(self, person, version, profile)
    }

    fn link_account(&mut self, uid: u32, person: PersonId) -> Result<()> {
        self.connection().execute("DELETE FROM account WHERE uid = ?1 OR person = ?2", (uid, person.0))?;
        self.connection().execute("INSERT INTO account (uid, person) VALUES (?1, ?2)", (uid, person.0))?;
        Ok(())
    }
}

fn insert_profile(writing: &gate::Writing<'_>, person: PersonId, version: i64, profile: &Profile) -> Result<()> {
    let mut insert = writing.connection().prepare_cached(
        "INSERT INTO profile (person, since, name, title, area, level, manager, client_type, bond, locale, active_from,
                              active_until, successor, roles)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    insert.execute((
        person.0,
        version,
        &profile.name,
        &profile.title,
        profile.area.as_str(),
        profile.level,
        profile.manager.map(|id| id.0),
        number(ClientType::ALL, profile.client_type),
        number(Bond::ALL, profile.bond),
        &profile.locale,
        profile.active_from.map(days),
        profile.active_until.map(days),
        profile.successor.map(|id| id.0),
        profile.roles.bits(),
    ))?;
    Ok(())
}
