### Las personas y el organigrama que forman.

client-type-executive = directivo
client-type-commercial = comercial
client-type-operative = operativo

bond-owner = propietario
bond-staff = plantilla
bond-representative = representante
bond-shareholder = accionista
bond-partner = socio
bond-contractor = contratista
bond-supplier = proveedor

role-admin = administración
role-admin-help = Lleva el archivo del tablón: personas, ajustes y copias de seguridad. No lee lo que va dirigido a otras personas.
role-hr = recursos humanos
role-hr-help = Ve los objetivos de todo el mundo y que las sesiones se celebran. No lee lo que va dirigido a otras personas.
role-editor = edición
role-editor-help = Puede usar los alcances reservados a los niveles más altos y marcar comunicados como urgentes. No lee lo que va dirigido a otras personas.
