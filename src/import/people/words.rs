//! The words of a people file in English and Spanish: headers and values, whatever their case and accents.

use crate::domain::name::likeness;
use crate::domain::organisation::{Bond, ClientType};
use crate::domain::roster::Column;

/// The languages a person can have.
pub const LOCALES: &[&str] = &["es", "en"];

/// The column a header means.
pub fn column(heading: &str) -> Option<Column> {
    let column = match folded(heading).as_str() {
        "handle" | "user" | "username" | "user name" | "usuario" | "nombre de usuario" | "identificador" => {
            Column::Handle
        }
        "name" | "full name" | "nombre" | "nombre completo" | "nombre y apellidos" | "persona" => Column::Name,
        "title" | "job title" | "position" | "cargo" | "puesto" | "puesto de trabajo" => Column::Title,
        "area" | "department" | "departamento" | "seccion" => Column::Area,
        "level" | "nivel" => Column::Level,
        "manager" | "reports to" | "boss" | "responsable" | "jefe" | "jefa" | "jefe/a" | "jefatura" | "depende de"
        | "superior" => Column::Manager,
        "client type" | "internal client type" | "type" | "tipo" | "tipo de cliente" | "tipo de cliente interno" => {
            Column::ClientType
        }
        "bond" | "vinculo" | "relacion" => Column::Bond,
        "locale" | "language" | "idioma" | "lengua" => Column::Locale,
        "active from" | "from" | "start date" | "alta" | "fecha de alta" | "activo desde" | "desde" => {
            Column::ActiveFrom
        }
        "active until" | "until" | "end date" | "baja" | "fecha de baja" | "activo hasta" | "hasta" => {
            Column::ActiveUntil
        }
        _ => return None,
    };
    Some(column)
}

pub fn client_type(text: &str) -> Option<ClientType> {
    match folded(text).as_str() {
        "executive" | "directivo" | "directiva" | "ejecutivo" | "ejecutiva" => Some(ClientType::Executive),
        "commercial" | "comercial" => Some(ClientType::Commercial),
        "operative" | "operativo" | "operativa" => Some(ClientType::Operative),
        _ => None,
    }
}

pub fn bond(text: &str) -> Option<Bond> {
    match folded(text).as_str() {
        "owner" | "propietario" | "propietaria" | "dueno" | "duena" => Some(Bond::Owner),
        "staff" | "employee" | "plantilla" | "empleado" | "empleada" => Some(Bond::Staff),
        "representative" | "representante" => Some(Bond::Representative),
        "shareholder" | "accionista" => Some(Bond::Shareholder),
        "partner" | "socio" | "socia" => Some(Bond::Partner),
        "contractor" | "contratista" => Some(Bond::Contractor),
        "supplier" | "proveedor" | "proveedora" => Some(Bond::Supplier),
        _ => None,
    }
}

pub fn locale(text: &str) -> Option<&'static str> {
    match folded(text).as_str() {
        "es" | "es es" | "spanish" | "espanol" | "castellano" => Some("es"),
        "en" | "en gb" | "en us" | "english" | "ingles" => Some("en"),
        _ => None,
    }
}

fn folded(text: &str) -> String {
    likeness(&text.replace(['_', '-'], " "))
}
