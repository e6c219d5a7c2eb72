package io.opsmate.skills.kernel;

/** Something OpsMate can do. One class per skill; all it offers is in its descriptor. */
public interface Skill {
  SkillDescriptor descriptor();
}
