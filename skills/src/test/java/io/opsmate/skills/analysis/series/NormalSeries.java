package io.opsmate.skills.analysis.series;

import java.util.Random;

/** Series of services to which nothing happens: eleven kinds, five minutes a point. */
enum NormalSeries {
  NOISE {
    @Override
    double next(int i, double[] memory, Random random) {
      return 20 + random.nextGaussian();
    }
  },
  LATENCY {
    @Override
    double next(int i, double[] memory, Random random) {
      return 120 * Math.exp(.35 * random.nextGaussian());
    }
  },
  DAILY {
    @Override
    double next(int i, double[] memory, Random random) {
      return 100 + 50 * Math.sin(2 * Math.PI * i / DAY) + 5 * random.nextGaussian();
    }
  },
  WEEKLY {
    @Override
    double next(int i, double[] memory, Random random) {
      double weekend = i / DAY % 7 >= 5 ? .5 : 1;
      return weekend * (100 + 50 * Math.sin(2 * Math.PI * i / DAY)) + 5 * random.nextGaussian();
    }
  },
  SLUGGISH {
    @Override
    double next(int i, double[] memory, Random random) {
      memory[0] = .9 * memory[0] + random.nextGaussian();
      return 100 + 5 * memory[0];
    }
  },
  WANDERING {
    @Override
    double next(int i, double[] memory, Random random) {
      memory[0] = .995 * memory[0] + random.nextGaussian();
      return 500 + 5 * memory[0] + 10 * random.nextGaussian();
    }
  },
  BURSTS {
    @Override
    double next(int i, double[] memory, Random random) {
      return 10 + random.nextGaussian() / Math.sqrt((square(random) + square(random) + square(random) + square(random)
          + square(random)) / 5);
    }
  },
  TWO_MODES {
    @Override
    double next(int i, double[] memory, Random random) {
      return (random.nextInt(4) == 0 ? 80 : 20) + 2 * random.nextGaussian();
    }
  },
  REQUESTS {
    @Override
    double next(int i, double[] memory, Random random) {
      return poisson(40 + 20 * Math.sin(2 * Math.PI * i / DAY), random);
    }
  },
  FEW_EVENTS {
    @Override
    double next(int i, double[] memory, Random random) {
      return poisson(2, random);
    }
  },
  RARE_EVENTS {
    @Override
    double next(int i, double[] memory, Random random) {
      return poisson(.03, random);
    }
  };

  static final int DAY = 288;

  /** @param memory two numbers that are the series' own */
  abstract double next(int i, double[] memory, Random random);

  double[] of(int points, Random random) {
    double[] memory = new double[2];
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] = next(i, memory, random);
    }
    return values;
  }

  private static double square(Random random) {
    double value = random.nextGaussian();
    return value * value;
  }

  static int poisson(double mean, Random random) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
