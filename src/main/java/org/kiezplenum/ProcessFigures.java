package org.kiezplenum;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.kiezplenum.cli.ProgramVersion;
import org.kiezplenum.rooms.Figures;

/** What is measured of this process as such: its version, its Java, its requests. */
final class ProcessFigures {
  private static final String RESPONSES = "vertx.http.server.response.time";

  private ProcessFigures() {}

  /** Where figures are kept; times of requests in the same buckets as our own. */
  static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public DistributionStatisticConfig configure(
                  Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(RESPONSES)
                    ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(Figures.bucketsInNanos())
                        .build()
                        .merge(config)
                    : config;
              }
            });
    return registry;
  }

  /** Begins to watch, until the process ends. */
  static void watch(MeterRegistry registry) {
    Gauge.builder("kiezplenum.build.info", () -> 1)
        .description("which version runs")
        .tag("version", ProgramVersion.TEXT)
        .register(registry);
    for (MeterBinder each :
        List.of(
            new JvmMemoryMetrics(),
            new JvmGcMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new FileDescriptorMetrics())) {
      each.bindTo(registry);
    }
  }
}
