-- Erasing a person looks for what belongs to them by this.

CREATE INDEX digest_confirmation_by_person ON digest_confirmation (person_id);
