package io.opsmate.skills.architecture.broken.ports;

/** A port that changes what it should only read. */
public interface CodeHost {
  String branch(String name);

  String mergePullRequest(int number);

  void forget(String branch);
}
