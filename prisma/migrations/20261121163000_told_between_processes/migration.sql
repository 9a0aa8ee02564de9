-- Several processes serve one portal. Each hears at once when a right may have ended, or when
-- another one has written down what somebody typed.
CREATE FUNCTION "tell_of_rights"() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('rights', '');
    RETURN NULL;
  END $$;

CREATE TRIGGER "rights" AFTER DELETE ON "session"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_rights"();
CREATE TRIGGER "rights" AFTER UPDATE OF "disabled_at" ON "person"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_rights"();
CREATE TRIGGER "rights" AFTER UPDATE OR DELETE ON "membership"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_rights"();
CREATE TRIGGER "rights" AFTER UPDATE OR DELETE ON "project_member"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_rights"();

CREATE FUNCTION "tell_of_text"() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('document_update', NEW."document_id" || ' ' || NEW."id");
    RETURN NULL;
  END $$;

CREATE TRIGGER "told" AFTER INSERT ON "document_update"
  FOR EACH ROW EXECUTE FUNCTION "tell_of_text"();
