//! What can be measured: definitions, the organisation's own dimensions, and templates.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;
use uuid::Uuid;

use super::{NewKpi, signing};
use crate::domain::goal::kpi::{NAME_LIMIT, UNIT_LIMIT};
use crate::domain::goal::{Dimension, Kpi, KpiId, OwnDimension, Template, Terms, Translated};
use crate::domain::name::normalise_name;
use crate::import::catalogue::{StarterKpi, starter};
use crate::member::act::Act;
use crate::member::signing::kind;
use crate::member::{Error, Result};

impl Act<'_> {
    /// Adds a definition; needs `hr` or `admin`. The same id again answers what is there.
    pub fn define_kpi(&mut self, id: KpiId, new: &NewKpi) -> Result<()> {
        self.runs_goals()?;
        let kpis = self.tx.kpis()?;
        if kpis.iter().any(|kpi| kpi.id == id) {
            return Ok(());
        }
        if let Dimension::Own(number) = new.dimension {
            let there = self.tx.own_dimensions()?.iter().any(|own| own.number == number);
            there.then_some(()).ok_or(Error::NoDimension)?;
        }
        let (name, unit) = (named(&new.name)?, unit(&new.unit)?);
        free(&name, kpis.iter().map(|kpi| &kpi.name))?;
        let NewKpi { dimension, kind, aggregation, .. } = *new;
        if !kind.takes(aggregation) {
            return Err(Error::BadAggregation { kind, aggregation });
        }
        let (by, at) = (self.me(), self.at);
        self.put_kpi(Kpi {
            id,
            number: 0,
            name,
            unit,
            dimension,
            kind,
            aggregation,
            retired: false,
            by,
            at,
            entry: None,
        })
    }

    /// Adds the definitions of the starter catalogue that are not there. Answers how many: one whose name an own
    /// definition has is left out.
    pub fn add_starter_catalogue(&mut self) -> Result<usize> {
        self.runs_goals()?;
        let before = self.tx.kpis()?.len();
        for StarterKpi { id, name, unit, dimension, kind, aggregation, .. } in starter() {
            match self.define_kpi(id, &NewKpi { name, unit, dimension, kind, aggregation }) {
                Ok(()) | Err(Error::NameTaken(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.tx.kpis()?.len() - before)
    }

    pub fn rename_kpi(&mut self, id: KpiId, name: &Translated, unit: &Translated) -> Result<()> {
        self.runs_goals()?;
        let (kpi, others) = self.kpi_among(id)?;
        let renamed = Kpi { name: named(name)?, unit: self::unit(unit)?, ..kpi.clone() };
        if renamed == kpi {
            return Ok(());
        }
        free(&renamed.name, others.iter().map(|kpi| &kpi.name))?;
        self.put_kpi(renamed)
    }

    /// Takes a definition off the offer for new goals, or puts it back.
    pub fn retire_kpi(&mut self, id: KpiId, retired: bool) -> Result<()> {
        self.runs_goals()?;
        let (kpi, _) = self.kpi_among(id)?;
        if kpi.retired == retired {
            return Ok(());
        }
        self.put_kpi(Kpi { retired, ..kpi })
    }

    fn kpi_among(&self, id: KpiId) -> Result<(Kpi, Vec<Kpi>)> {
        let (mut found, others): (Vec<Kpi>, Vec<Kpi>) = self.tx.kpis()?.into_iter().partition(|kpi| kpi.id == id);
        Ok((found.pop().ok_or(Error::NoKpi)?, others))
    }

    fn put_kpi(&mut self, kpi: Kpi) -> Result<()> {
        let mut kpi = Kpi { by: self.me(), at: self.at, entry: None, ..kpi };
        kpi.entry = Some(self.sign(kind::KPI, kpi.id.0.as_bytes(), signing::kpi(&kpi))?);
        Ok(self.tx.put_kpi(&kpi)?)
    }

    pub fn add_dimension(&mut self, name: &Translated) -> Result<Dimension> {
        self.runs_goals()?;
        let name = named(name)?;
        let there = self.tx.own_dimensions()?;
        if let Some(same) = there.iter().find(|own| own.name == name) {
            return Ok(same.dimension());
        }
        free(&name, there.iter().map(|own| &own.name))?;
        let word = word(name.in_locale("en"));
        let taken = there.iter().any(|own| own.word == word)
            || Dimension::COMMON.iter().any(|common| common.word() == Some(word.as_str()));
        if taken || word.is_empty() {
            return Err(Error::NameTaken(name.in_locale("en").to_owned()));
        }
        let number = there.iter().map(|own| own.number + 1).max().unwrap_or(0);
        self.put_dimension(OwnDimension { number, word, name, entry: None })
    }

    pub fn rename_dimension(&mut self, dimension: Dimension, name: &Translated) -> Result<()> {
        self.runs_goals()?;
        let name = named(name)?;
        let (mut found, others): (Vec<OwnDimension>, Vec<OwnDimension>) =
            self.tx.own_dimensions()?.into_iter().partition(|own| own.dimension() == dimension);
        let own = found.pop().ok_or(Error::NoDimension)?;
        if own.name == name {
            return Ok(());
        }
        free(&name, others.iter().map(|own| &own.name))?;
        self.put_dimension(OwnDimension { name, ..own })?;
        Ok(())
    }

    fn put_dimension(&mut self, mut own: OwnDimension) -> Result<Dimension> {
        let digest = signing::dimension(&own);
        own.entry = Some(self.sign(kind::DIMENSION, &signing::dimension_subject(&own), digest)?);
        self.tx.put_dimension(&own)?;
        Ok(own.dimension())
    }

    /// Keeps a goal's shape for later, or changes one that the member kept; for whoever has people below. Who wrote it,
    /// when, and its entry are filled in.
    pub fn save_template(&mut self, template: &Template) -> Result<()> {
        let there = self.tx.templates()?.into_iter().find(|there| there.id == template.id);
        match &there {
            Some(there) if there.by != self.me() => self.runs_goals()?,
            _ if self.oversight().below().is_empty() => self.runs_goals()?,
            _ => {}
        }
        let kpis = self.tx.kpis()?;
        let kpi = kpis.iter().find(|kpi| kpi.id == template.kpi).ok_or(Error::NoKpi)?;
        let name = named(&Translated::new(&template.name, ""))?.es;
        // A template has no period of its own: any that is one lets everything else be judged.
        let terms = Terms {
            aim: template.aim,
            weight: template.weight,
            start: self.today(),
            end: self.today().tomorrow().unwrap_or(self.today()),
            cadence: template.cadence,
            checkpoints: Vec::new(),
        };
        let faults = terms.faults(kpi.kind, None);
        if !faults.is_empty() {
            return Err(Error::GoalFaults(faults));
        }
        let mut template = Template { name, by: self.me(), at: self.at, entry: None, ..template.clone() };
        template.entry = Some(self.sign(kind::TEMPLATE, template.id.as_bytes(), signing::template(&template))?);
        Ok(self.tx.put_template(&template)?)
    }

    /// Throws a template away: one's own, or with `hr` or `admin` anybody's.
    pub fn delete_template(&mut self, id: Uuid) -> Result<()> {
        let there = self.tx.templates()?.into_iter().find(|there| there.id == id).ok_or(Error::NoTemplate)?;
        if there.by != self.me() {
            self.runs_goals()?;
        }
        self.sign(kind::TEMPLATE, id.as_bytes(), signing::no_template(id))?;
        Ok(self.tx.delete_template(id)?)
    }
}

/// A name as it is kept: something in one language at least, and not too long in either.
pub fn named(name: &Translated) -> Result<Translated> {
    let name = Translated { es: normalise_name(&name.es), en: normalise_name(&name.en) };
    if name.is_empty() {
        return Err(Error::NameEmpty);
    }
    let long = |text: &str| text.graphemes(true).count() > NAME_LIMIT;
    if long(&name.es) || long(&name.en) { Err(Error::NameTooLong) } else { Ok(name) }
}

/// A unit may be empty: what is counted has none.
fn unit(unit: &Translated) -> Result<Translated> {
    let unit = Translated { es: normalise_name(&unit.es), en: normalise_name(&unit.en) };
    let long = |text: &str| text.graphemes(true).count() > UNIT_LIMIT;
    if long(&unit.es) || long(&unit.en) { Err(Error::UnitTooLong) } else { Ok(unit) }
}

/// Refused where another one already has that name in a language: files and commands name definitions by it.
fn free<'a>(name: &Translated, others: impl IntoIterator<Item = &'a Translated>) -> Result<()> {
    for other in others {
        for (one, there) in [(&name.es, &other.es), (&name.en, &other.en)] {
            if !one.is_empty() && one.to_lowercase() == there.to_lowercase() {
                return Err(Error::NameTaken(one.clone()));
            }
        }
    }
    Ok(())
}

/// The stable word of a name: letters without accents, digits, and `_` between them.
fn word(name: &str) -> String {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let parts: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("_")
}
