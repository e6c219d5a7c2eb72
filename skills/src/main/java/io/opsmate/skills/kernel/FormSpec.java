package io.opsmate.skills.kernel;

/** A form a skill asks with, by id: what looks it over, and what answers it. */
public record FormSpec(String id, FormCheck check, FormHandler handler) {
  public FormSpec {
    id = Texts.required(id, "form id");
  }
}
