//! An invented organisation of any size: at most seven levels, four to twelve people under a manager.

use std::collections::HashSet;

use super::dice::Dice;
use crate::domain::handle::unique_handle;
use crate::domain::organisation::{Area, Bond, ClientType, Profile, Role, Roles};

const FIRST_NAMES: &str = "Lucía Martín Sofía Hugo Martina Mateo Julia Leo Paula Daniel Valeria Pablo Emma Álvaro Daniela \
    Adrián Carla David Alba Diego Sara Mario Olivia Marcos Noa Javier Carmen Lucas Vega Izan Aitana Iker Elena Nicolás \
    Laura Sergio Marta Bruno Claudia Andrea Irene Rodrigo Inés Víctor Blanca Jorge Candela Rubén Lola Ángel Rocío Óscar \
    Nuria Iván Pilar Raúl Silvia Gonzalo Raquel Íñigo Oliver Amelia George Isla Harry Ava Jack Mia Noah Lily Charlie \
    Freya Oscar Evie William Grace Thomas Alice James Ruby Henry Nadia Omar Mei Kofi Yuki Samir Priya Tomasz";

const SURNAMES: &str = "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz \
    Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez \
    Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido \
    Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Vidal León Márquez Herrera Peña Flores \
    Cabrera Campos Vega Fuentes Carrasco Diez Caballero Reyes Nieto Aguilar Pascual Santana Herrero Lorenzo Montero \
    Hidalgo Giménez Ibáñez Ferrer Durán Santiago Benítez Mora Vicente Vargas Arias Carmona Crespo Román Pastor Soto Sáez \
    Velasco Moya Soler Parra Esteban Bravo Gallardo Rojas Smith Jones Taylor Brown Wilson Evans Walker White Roberts \
    Green Hall Wood Clarke Hughes Baker Murphy Kelly Chen Tanaka Haddad Mensah Petrov Fischer Novak Silva";

const AREAS: [&str; 12] = [
    "Clínica",
    "Comercial",
    "Operaciones",
    "Finanzas",
    "Personas",
    "Sistemas",
    "Calidad",
    "Logística",
    "Compras",
    "Marketing",
    "Legal",
    "Innovación",
];

const PARTS: [&str; 14] = [
    "Norte",
    "Sur",
    "Este",
    "Oeste",
    "Centro",
    "Producción",
    "Atención",
    "Almacén",
    "Proyectos",
    "Exportación",
    "Recepción",
    "Planificación",
    "Mantenimiento",
    "Formación",
];

const DEEPEST: u16 = 7;
const SPAN: (usize, usize) = (4, 12);

/// Somebody, and where their manager stands in the list; managers come before their reports.
pub struct Placed {
    pub profile: Profile,
    pub manager: Option<usize>,
}

/// `people` people, the same for the same seed.
pub fn organisation(people: usize, seed: u64) -> Vec<Placed> {
    let mut growing = Growing {
        dice: Dice::new(seed, 0),
        names: FIRST_NAMES.split_whitespace().collect(),
        surnames: SURNAMES.split_whitespace().collect(),
        handles: HashSet::new(),
        placed: Vec::with_capacity(people),
        wanted: people,
    };
    if people > 0 {
        growing.grow(None, people, 1, &Area::new("Dirección"));
    }
    growing.placed
}

struct Growing {
    dice: Dice,
    names: Vec<&'static str>,
    surnames: Vec<&'static str>,
    handles: HashSet<String>,
    placed: Vec<Placed>,
    wanted: usize,
}

impl Growing {
    /// Somebody with everybody under them: `size` people in all.
    fn grow(&mut self, manager: Option<usize>, size: usize, level: u16, area: &Area) {
        let here = self.placed.len();
        self.place(manager, level, area);
        let below = size - 1;
        if below == 0 {
            return;
        }
        // The last level takes whoever is left.
        let span = if level + 1 >= DEEPEST { below } else { self.dice.between(SPAN.0, SPAN.1).min(below) };
        let mut shares: Vec<f64> = (0..span).map(|_| 0.5 + self.dice.share()).collect();
        let total: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share *= (below - span) as f64 / total);
        let mut given = 0;
        for (at, share) in shares.iter().enumerate() {
            let last = at + 1 == span;
            let more = if last { below - span - given } else { (*share as usize).min(below - span - given) };
            given += more;
            let area = self.area(area, level + 1, at);
            self.grow(Some(here), 1 + more, level + 1, &area);
        }
    }

    fn area(&self, above: &Area, level: u16, at: usize) -> Area {
        match level {
            2 => Area::new(AREAS[at % AREAS.len()]),
            3 => Area::new(&format!("{above}/{}", PARTS[at % PARTS.len()])),
            _ => above.clone(),
        }
    }

    fn place(&mut self, manager: Option<usize>, level: u16, area: &Area) {
        let mut word = |from: &[&'static str]| self.dice.pick(from).copied().unwrap_or_default();
        let name = format!("{} {} {}", word(&self.names), word(&self.surnames), word(&self.surnames));
        let handle = unique_handle(&name, |handle| self.handles.contains(handle));
        self.handles.insert(handle.clone());
        let commercial = area.is_within(&Area::new("Comercial")) || area.is_within(&Area::new("Marketing"));
        let bond = match self.dice.below(100) {
            _ if level == 1 => Bond::Owner,
            0..4 => Bond::Representative,
            4..8 => Bond::Contractor,
            8..10 => Bond::Partner,
            _ => Bond::Staff,
        };
        let mut roles = Roles::NONE;
        if level == 1 {
            roles = roles.with(Role::Admin);
        }
        if area.is_within(&Area::new("Personas")) && level <= 3 {
            roles = roles.with(Role::Hr);
        }
        // About one in a hundred; at least the second person of all, so that a small board has one.
        if self.placed.len() == 1 || self.dice.below(self.wanted.max(100)) < self.wanted / 100 {
            roles = roles.with(Role::Editor);
        }
        let profile = Profile {
            handle,
            name,
            title: title(level).to_owned(),
            area: area.clone(),
            level,
            manager: None,
            client_type: match level {
                1 | 2 => ClientType::Executive,
                _ if commercial => ClientType::Commercial,
                _ => ClientType::Operative,
            },
            bond,
            locale: if self.dice.chance(0.3) { "en" } else { "es" }.to_owned(),
            active_from: None,
            active_until: None,
            successor: None,
            roles,
        };
        self.placed.push(Placed { profile, manager });
    }
}

fn title(level: u16) -> &'static str {
    match level {
        1 => "Dirección general",
        2 => "Dirección de área",
        3 => "Jefatura",
        4 => "Coordinación",
        5 => "Especialista",
        6 => "Técnica",
        _ => "Auxiliar",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_size_gives_that_many_people_with_levels_that_grow_downwards(people in 0..400_usize, seed: u64) {
            let placed = organisation(people, seed);
            prop_assert_eq!(placed.len(), people);
            let mut handles = HashSet::new();
            for (at, person) in placed.iter().enumerate() {
                prop_assert!(person.profile.level <= DEEPEST);
                prop_assert!(handles.insert(&person.profile.handle));
                match person.manager {
                    None => prop_assert_eq!(at, 0),
                    Some(manager) => {
                        prop_assert!(manager < at);
                        prop_assert_eq!(person.profile.level, placed[manager].profile.level + 1);
                    }
                }
            }
        }
    }
}
