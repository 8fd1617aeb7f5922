package io.agnoscope.scoring.statistics;

/** What a Series watches: a perturbation's Views, or an Aspect's clean Views. */
public sealed interface Monitor permits PerturbationMonitor, AspectMonitor {}
