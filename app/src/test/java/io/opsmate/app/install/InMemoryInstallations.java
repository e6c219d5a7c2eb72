package io.opsmate.app.install;

import io.opsmate.app.config.Secret;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.testkit.Orgs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One org's installation, and what was done to it. */
final class InMemoryInstallations implements Installations {
  final List<Grant> kept = new ArrayList<>();
  final List<String> left = new ArrayList<>();
  Optional<Tokens> tokens = Optional.empty();
  int reads;
  boolean renewingElsewhere;
  @Nullable RuntimeException fault;

  @Override
  public OrgId keep(Grant grant, Instant now) {
    kept.add(grant);
    tokens = Optional.of(grant.tokens());
    return Orgs.ACME;
  }

  @Override
  public Optional<OrgId> installed(List<String> ids) {
    return tokens.map(_ -> Orgs.ACME);
  }

  @Override
  public Optional<Tokens> tokens(OrgId org) {
    reads++;
    if (fault != null) {
      throw fault;
    }
    return tokens;
  }

  @Override
  public boolean hasLeft(OrgId org) {
    return tokens.isEmpty();
  }

  @Override
  public void left(OrgId org, String how, Instant at, Instant now) {
    left.add(how);
    tokens = Optional.empty();
  }

  @Override
  public Optional<Secret> claimRenewal(OrgId org, Instant dueBefore, Instant now, Instant until) {
    return renewingElsewhere ? Optional.empty() : tokens.flatMap(Tokens::renewal).map(Tokens.Renewal::refresh);
  }

  @Override
  public void renewed(OrgId org, Tokens fresh, Instant claimedUntil) {
    tokens = Optional.of(fresh);
  }
}
