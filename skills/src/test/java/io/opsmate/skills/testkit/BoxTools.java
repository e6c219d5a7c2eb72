package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tools about boxes that keep what they were called with. */
public final class BoxTools {
  private final List<Find> finds = new ArrayList<>();
  private final List<Scrap> scraps = new ArrayList<>();

  /** Where a box may stand. */
  public enum Place {
    CELLAR, ATTIC
  }

  /** What boxes to look for. */
  @Describe("Which boxes to look for.")
  public record Find(@Describe("where they stand") Place place,
      @Describe("how many at most, 1 to 50") Optional<Integer> atMost,
      @Describe("not opened since, ISO 8601") Optional<Instant> since) {
    public static Find in(Place place) {
      return new Find(place, Optional.empty(), Optional.empty());
    }
  }

  /** The boxes found. */
  public record Found(List<Box> boxes, int more) {
    public Found {
      boxes = List.copyOf(boxes);
    }
  }

  /** One of them. */
  public record Box(String id, Place place, Instant openedAt) {}

  /** Which boxes to scrap. */
  public record Scrap(@Describe("their ids, as box_find gave them") List<String> ids) {
    public Scrap {
      ids = List.copyOf(ids);
    }
  }

  /** What would be scrapped. */
  public record Planned(int boxes) {}

  /** Finds box b-1, which may be cited. */
  public Tool<Find, Found> find() {
    return find(MayRun.ANYONE);
  }

  public Tool<Find, Found> find(MayRun mayRun) {
    return new Tool<>("box_find", "Finds boxes.", "ids and places of boxes", Find.class, Found.class, mayRun,
        (_, input) -> {
          finds.add(input);
          return new ToolAnswer.Found<>(new Found(List.of(new Box("b-1", input.place(), SetClock.NOON)), 0),
              List.of(new Evidence("box:b-1", "box b-1")));
        });
  }

  /** Drafts a plan about the boxes; refuses where none is named. */
  public Tool<Scrap, Planned> scrap() {
    return new Tool<>("box_scrap", "Drafts a plan to scrap boxes.", "ids of boxes", Scrap.class, Planned.class,
        MayRun.ANYONE, (_, input) -> {
          scraps.add(input);
          return input.ids().isEmpty()
              ? new ToolAnswer.Refused<>("Name at least one box.")
              : new ToolAnswer.Drafted<>(new Planned(input.ids().size()),
                  Boxes.plan(input.ids().toArray(String[]::new)), List.of());
        });
  }

  /** Fails whatever it gets. */
  public static Tool<Find, Found> broken() {
    return new Tool<>("box_find", "Finds boxes.", "ids and places of boxes", Find.class, Found.class, MayRun.ANYONE,
        (_, _) -> {
          throw new IllegalStateException("the cellar is under water, password hunter2");
        });
  }

  public List<Find> finds() {
    return List.copyOf(finds);
  }

  public List<Scrap> scraps() {
    return List.copyOf(scraps);
  }
}
