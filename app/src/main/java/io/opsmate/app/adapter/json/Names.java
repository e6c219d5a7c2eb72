package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.MonthlyCost;

/** The stored names of the cases of closed sets. They outlive the classes: a name is never reused or changed. */
final class Names extends SimpleModule {
  private static final long serialVersionUID = 1L;

  Names() {
    super("opsmate-names");
    setMixInAnnotation(Letter.class, Tagged.class);
    registerSubtypes(new NamedType(Letter.CardVersion.class, "card/1"),
        new NamedType(Letter.InThread.class, "in-thread/1"), new NamedType(Letter.Ephemeral.class, "ephemeral/1"),
        new NamedType(Letter.Response.class, "response/1"), new NamedType(Letter.Home.class, "home/1"));
    setMixInAnnotation(MonthlyCost.class, Tagged.class);
    registerSubtypes(new NamedType(MonthlyCost.Exactly.class, "exactly"),
        new NamedType(MonthlyCost.AtMost.class, "at-most"), new NamedType(MonthlyCost.Unpriced.class, "unpriced"));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
  private interface Tagged {}
}
