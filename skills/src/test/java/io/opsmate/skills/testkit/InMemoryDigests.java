package io.opsmate.skills.testkit;

import io.opsmate.skills.digest.Digest;
import io.opsmate.skills.digest.DigestId;
import io.opsmate.skills.digest.DigestLedger;
import io.opsmate.skills.digest.Post;
import io.opsmate.skills.ports.Tx;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Digests in memory. */
public final class InMemoryDigests implements DigestLedger {
  private final PerOrg<Map<DigestId, Digest>> digests = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);
  private final PerOrg<Map<Key, Post>> posts = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  private record Key(DigestId digest, LocalDate day) {
    static Key of(Post post) {
      return new Key(post.digest(), post.day());
    }
  }

  @Override
  public void add(Tx tx, Digest digest) {
    digests.in(tx).put(digest.id(), digest);
  }

  @Override
  public Optional<Digest> find(Tx tx, DigestId id) {
    return Optional.ofNullable(digests.in(tx).get(id));
  }

  @Override
  public List<Digest> all(Tx tx) {
    return List.copyOf(digests.in(tx).values());
  }

  @Override
  public boolean save(Tx tx, Digest next) {
    if (find(tx, next.id()).filter(kept -> kept.version() + 1 == next.version()).isEmpty()) {
      return false;
    }
    digests.in(tx).put(next.id(), next);
    return true;
  }

  @Override
  public boolean remove(Tx tx, DigestId id, long version) {
    if (find(tx, id).filter(kept -> kept.version() == version).isEmpty()) {
      return false;
    }
    digests.in(tx).remove(id);
    posts.in(tx).keySet().removeIf(key -> key.digest().equals(id));
    return true;
  }

  @Override
  public boolean post(Tx tx, Post first) {
    return posts.in(tx).putIfAbsent(Key.of(first), first) == null;
  }

  @Override
  public boolean edit(Tx tx, Post next) {
    if (on(tx, next.digest(), next.day()).filter(kept -> kept.version() + 1 == next.version()).isEmpty()) {
      return false;
    }
    posts.in(tx).put(Key.of(next), next);
    return true;
  }

  @Override
  public Optional<Post> on(Tx tx, DigestId id, LocalDate day) {
    return Optional.ofNullable(posts.in(tx).get(new Key(id, day)));
  }

  @Override
  public List<Post> before(Tx tx, DigestId id, LocalDate day, int most) {
    return posts.in(tx)
        .values()
        .stream()
        .filter(post -> post.digest().equals(id) && post.day().isBefore(day))
        .sorted(Comparator.comparing(Post::day).reversed())
        .limit(most)
        .toList();
  }
}
