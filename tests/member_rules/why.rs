//! Why something reaches somebody agrees with what is settled.

use super::*;

#[test]
fn why_agrees_with_what_is_settled() {
    let office = Office::new();
    let organisation = office.workspace().organisation().clone();
    for handle in ["ceo", "ops", "lead", "ana", "edi"] {
        let mut member = office.member(handle);
        for reach in Reach::ALL {
            let audience = Audience::new(*reach);
            let preview = member.preview(member.id(), &audience).unwrap();
            if preview.allowed.is_err() || preview.recipients.is_empty() {
                continue;
            }
            let posted = publish(&mut member, &notice(*reach));
            assert_eq!(posted.recipients as usize, preview.recipients.len());
            let reached: Vec<PersonId> = preview.recipients.iter().map(|recipient| recipient.person).collect();
            for person in organisation.people() {
                let why = member.why(member.id(), &audience, person).unwrap();
                assert_eq!(why.is_ok(), reached.contains(&person.id), "{handle} {reach} {}", person.handle);
                assert_eq!(member.why_reached(posted.id, person).unwrap(), why);
                if person.handle != NOT_ENROLLED && person.handle != handle {
                    assert_eq!(office.member(&person.handle).headline(posted.id).is_ok(), why.is_ok());
                }
            }
        }
    }
}

#[test]
fn why_it_reached_somebody_is_told_by_the_chart_of_its_day() {
    let office = Office::new();
    let posted = publish(&mut office.member("lead"), &notice(Reach::Descending));
    let rec = office.id("rec");
    office.change("ana", |ana| ana.manager = Some(rec));
    let joined = office.add(&profile("late", 4, Some(office.id("lead")), "Clínica"));
    let lead = office.member("lead");
    let find = |id| lead.workspace().organisation().find(id).unwrap().clone();
    let why = lead.why_reached(posted.id, &find(office.id("ana"))).unwrap();
    assert_eq!(why, Ok(cartelera::domain::audience::Reason::DirectReport));
    let why = lead.why_reached(posted.id, &find(joined)).unwrap();
    assert_eq!(why, Err(cartelera::domain::audience::Exclusion::JoinedLater));
    assert_eq!(ids(&office.member("ana")), [posted.id], "a move takes nothing away");
}
