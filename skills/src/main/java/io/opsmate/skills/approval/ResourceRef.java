package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.Texts;

/** What an action changes: its kind in words ({@code EBS volume}), its id, and where it is ({@code eu-west-1}). */
public record ResourceRef(String kind, String id, String place) {
  public ResourceRef {
    kind = Texts.required(kind, "resource kind");
    id = Texts.required(id, "resource id");
  }

  @Override
  public String toString() {
    return place.isEmpty() ? id : id + " in " + place;
  }
}
