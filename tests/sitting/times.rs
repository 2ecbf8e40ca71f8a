//! What others have published on the sample that presses or takes place.

use cartelera::domain::announcement::{Acknowledgement, AnnouncementId, Event, NewAnnouncement, Priority};
use cartelera::domain::audience::Reach;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Board;

const LONG: &str = "Hoy se prueba el **grupo electrógeno**. Antes de esa hora:\n\n\
    1. Guarda lo que tengas abierto.\n2. Apaga el equipo de tu puesto.\n3. Deja libre el pasillo del almacén.\n\n\
    > Quien atienda a alguien en ese momento, que lo diga en recepción.\n\n\
    | Planta | Hora |\n|---|---|\n| Baja | 16:00 |\n| Primera | 16:20 |\n| Segunda | 16:40 |\n\n\
    Al acabar se avisa por megafonía y se puede encender todo otra vez, de uno en uno.\n";

impl Board {
    fn published(&self, new: &NewAnnouncement) -> AnnouncementId {
        let mut lucia = self.member("lucia.aranda");
        let id = AnnouncementId(lucia.new_id());
        lucia.publish(id, new).unwrap();
        id
    }

    /// Something urgent for everybody, from Lucía.
    pub fn urgent(&self, title: &str, due_in: SignedDuration) -> AnnouncementId {
        let due = self.clock.now() + due_in;
        self.published(&NewAnnouncement {
            priority: Priority::Urgent,
            acknowledgement: Some(Acknowledgement { due: Some(due) }),
            ..NewAnnouncement::notice(Reach::Everyone, title, LONG)
        })
    }

    /// An event for everybody, from Lucía, by the clocks of Madrid.
    pub fn event(&self, title: &str, starts: &str, ends: &str) -> AnnouncementId {
        let at = |local: &str| -> Timestamp {
            TimeZone::get("Europe/Madrid").unwrap().to_timestamp(local.parse::<DateTime>().unwrap()).unwrap()
        };
        let event = Event { starts: at(starts), ends: at(ends), place: "Sala grande".into() };
        self.published(&NewAnnouncement {
            event: Some(event),
            ..NewAnnouncement::notice(Reach::Everyone, title, "Trae algo con que escribir.")
        })
    }

    /// Sergio's announcement of new hours, which has two revisions, gets a third that asks nothing of anybody.
    pub fn hours_change(&self) {
        let mut sergio = self.member("sergio.munoz");
        let rows = sergio.page(Default::default(), cartelera::store::announcements::Cursor::Newest, 100).unwrap().rows;
        let hours = rows.iter().find(|row| row.title.starts_with("Nuevo horario")).unwrap();
        let content = sergio.read(hours.id).unwrap().announcement.content;
        let body = content.body.replace("10:30", "11:00");
        sergio.edit(hours.id, hours.revision, &content.title, &body, false).unwrap();
    }
}
