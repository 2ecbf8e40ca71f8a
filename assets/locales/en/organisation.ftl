### People and the chart they form.

client-type-executive = executive
client-type-commercial = commercial
client-type-operative = operative

bond-owner = owner
bond-staff = staff
bond-representative = representative
bond-shareholder = shareholder
bond-partner = partner
bond-contractor = contractor
bond-supplier = supplier

role-admin = administration
role-admin-help = Runs the board file: people, settings and backups. Does not read what is addressed to others.
role-hr = human resources
role-hr-help = Sees everyone's goals, and that sessions take place. Does not read what is addressed to others.
role-editor = editor
role-editor-help = May use the reaches kept for the highest levels, and mark announcements as urgent. Does not read what is addressed to others.
