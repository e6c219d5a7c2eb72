package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.opsmate.app.adapter.chart.JFreeCharts;
import io.opsmate.app.adapter.paper.FilePapers;
import io.opsmate.skills.ports.Charts;
import io.opsmate.skills.ports.Papers;
import jakarta.inject.Singleton;

/** Pictures and files. */
@Factory
final class PaperFactory {
  @Singleton
  Charts charts() {
    return new JFreeCharts();
  }

  @Singleton
  Papers papers() {
    return new FilePapers();
  }
}
