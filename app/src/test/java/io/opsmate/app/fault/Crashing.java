package io.opsmate.app.fault;

import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.skills.kernel.OrgId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A worker in a process of its own. Waits for its orders on standard input, a line each ({@code org|now|place to halt at},
 * the place empty for none), and answers each that it survives with the boundaries it came to and {@code done}.
 */
final class Crashing {
  private Crashing() {}

  public static void main(String[] arguments) throws IOException {
    try (HikariDataSource app = Ground.pool(arguments[0], "opsmate_app", 4);
        HikariDataSource admin = Ground.pool(arguments[1], "postgres", 2);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      World world = World.existing(admin, admin);
      warm(new Replica.Place(app, world));
      System.out.println("ready");
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String[] parts = order.split("\\|", -1);
        Boundaries boundaries = Boundaries.haltingAt(parts[2]);
        run(new Replica.Place(app, world), admin, new Case(OrgId.parse(parts[0])), Instant.parse(parts[1]), boundaries);
        boundaries.seen().forEach(place -> System.out.println("came to " + place));
        System.out.println("done");
      }
    }
  }

  private static void run(Replica.Place place, HikariDataSource admin, Case one, Instant now, Boundaries boundaries) {
    try (Replica replica = new Replica(place, Replica.Self.of("crashing", now), new Halting(boundaries))) {
      new Days(replica, admin).untilSettled(one);
    }
  }

  /** While another process is at work, so that the order itself takes little time. */
  private static void warm(Replica.Place place) {
    place.world().effects("nothing");
    new Replica(place, Replica.Self.of("warm", Instant.EPOCH), Wiring.PLAIN).close();
  }
}
