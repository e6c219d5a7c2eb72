package io.opsmate.skills.approval;

/**
 * One change to one resource, as a record of plain components (strings, whole numbers, booleans, instants, and records
 * of one such component). Stored and hashed, so a shape never changes: it gets a new version.
 */
public interface Action {
  ResourceRef resource();
}
