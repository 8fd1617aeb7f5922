package io.agnoscope.trainer.config;

import io.agnoscope.trainer.domain.batch.BatchShape;
import io.agnoscope.trainer.domain.gate.GatePlan;
import io.agnoscope.trainer.domain.intake.HardExampleBuffer;
import io.agnoscope.trainer.domain.intake.UnlabelledPolicy;
import io.agnoscope.trainer.domain.lifecycle.ShadowPolicy;
import io.agnoscope.trainer.domain.run.RunTrigger;
import io.agnoscope.vlm.Adversarial;
import io.agnoscope.vlm.Consistency;
import io.agnoscope.vlm.FineTuning;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator can set. */
@ConfigMapping(prefix = "agnoscope")
public interface TrainerConfig {

  /** The model that is trained. */
  @WithDefault("tinyvlm")
  @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}")
  String target();

  /** Where checkpoints are kept. */
  Checkpoints checkpoints();

  /** The trainer itself. */
  Trainer trainer();

  /** Where checkpoints are kept. */
  interface Checkpoints {

    /** Folder of unfinished runs and, unless there is a bucket, of checkpoints. */
    @WithDefault("./.agnoscope/checkpoints")
    @NotNull
    Path dir();

    /** {@code s3://bucket/prefix} below which checkpoints are kept instead. */
    Optional<@Pattern(regexp = "s3://.+") String> store();

    /** So many of the newest checkpoints are kept, and older ones that may be needed. */
    @WithDefault("10")
    @Min(1)
    @Max(1_000_000)
    int keep();

    /** With what their announcements are signed. */
    Signing signing();
  }

  /** With what announcements of checkpoints are signed: nothing, unless both keys are named. */
  interface Signing {

    /** PEM file with the Ed25519 private key, in PKCS#8 form. */
    Optional<Path> privateKeyFile();

    /** PEM files with the public keys that are believed; that of the private key among them. */
    Optional<List<Path>> trustedKeys();

    /**
     * Whether checkpoints that were announced before anything was signed are believed and signed
     * when the service starts.
     */
    @WithDefault("false")
    boolean adoptUnsigned();
  }

  /** When and how it trains. */
  interface Trainer {

    /** Whether runs start by themselves; false is paused from the start. */
    @WithDefault("true")
    boolean enabled();

    /** New hard examples that a run takes. */
    @WithDefault("200")
    @Min(1)
    int minHardExamples();

    /** No run starts earlier than this after the service is ready. */
    @WithDefault("PT90S")
    @NotNull
    Duration warmUp();

    /** No run starts earlier than this after the last one ended. */
    @WithDefault("PT15M")
    @NotNull
    Duration cooldown();

    /** The same after a run whose Candidate was rejected. */
    @WithDefault("PT45S")
    @NotNull
    Duration retry();

    /** Steps of the optimiser in a run: with the seed and the data they decide what comes of it. */
    @WithDefault("500")
    @Min(1)
    @Max(1_000_000)
    int steps();

    /** Steps after which the state of a run is kept on the disk. */
    @WithDefault("25")
    @Min(1)
    @Max(1_000_000)
    int stateEverySteps();

    /** A run that began longer ago is not resumed: its hard examples are old. */
    @WithDefault("P1D")
    @NotNull
    Duration resumeWithin();

    /** Whether an alert that the model got worse starts a run. */
    @WithDefault("true")
    boolean onAlert();

    /** Share of a core that the training thread computes, at most; it rests otherwise. */
    @WithDefault("1.0")
    @DecimalMin("0.01")
    @DecimalMax("1")
    double cpuShare();

    /** Niceness of the training thread, 0 to 19: how far it stands back when cores are short. */
    @WithDefault("5")
    @Min(0)
    @Max(19)
    int nice();

    /** What every random choice derives from, with the version that is trained. */
    @WithDefault("1")
    long seed();

    /** Fine-tuning. */
    Tuning tuning();

    /** What a batch is made of. */
    Batch batch();

    /** The hard examples that are kept. */
    Buffer buffer();

    /** The gate. */
    Gate gate();

    /** The time in shadow. */
    Shadow shadow();

    /** Taking a promoted checkpoint out of service again. */
    Rollback rollback();

    /** What becomes of a checkpoint by its comparison with the one before it. */
    default ShadowPolicy shadowPolicy() {
      return new ShadowPolicy(shadow().trials(), shadow().atMost(), rollback().automatic());
    }

    /** When a run starts. */
    default RunTrigger trigger() {
      return new RunTrigger(minHardExamples(), warmUp(), cooldown(), retry());
    }
  }

  /** The objective; {@link FineTuning} says what its parts are. */
  interface Tuning {

    /** Highest learning rate; it falls to a tenth as a cosine. */
    @WithDefault("0.0005")
    @DecimalMin("0.0000001")
    @DecimalMax("0.1")
    double learningRate();

    /** Weight of cross-entropy on perturbed Views beside 1 for clean ones. */
    @WithDefault("1.0")
    @DecimalMin("0")
    @DecimalMax("100")
    double perturbedWeight();

    /** Weight of the pull towards the parent's answers on clean Views, against forgetting. */
    @WithDefault("1.0")
    @DecimalMin("0")
    @DecimalMax("100")
    double anchor();

    /** Weight of what fresh probes teach about where words are seen. */
    @WithDefault("1.0")
    @DecimalMin("0")
    @DecimalMax("10")
    double grounding();

    /** Steps over which the learning rate rises. */
    @WithDefault("20")
    @Min(0)
    int warmUpSteps();

    /** How answers to perturbed Views are drawn towards the clean one. */
    ConsistencyTerm consistency();

    /** How embeddings are moved against the model. */
    AdversarialPart adversarial();
  }

  /** The consistency term; {@link Consistency} says what its parts are. */
  interface ConsistencyTerm {

    /** Which divergence. */
    @WithDefault("jensen-shannon")
    @NotNull
    Consistency.Divergence divergence();

    /** How a batch's pairs become one number. */
    @WithDefault("mean")
    @NotNull
    Consistency.Reduction reduction();

    /** Weight λ; 0 leaves the term out. */
    @WithDefault("2.0")
    @DecimalMin("0")
    @DecimalMax("100")
    double weight();

    /** As TinyVLM knows it. */
    default Consistency settings() {
      return new Consistency(divergence(), reduction(), weight());
    }
  }

  /** The adversarial part; {@link Adversarial} says what its parts are. */
  interface AdversarialPart {

    /** Steps of ascent; 0 turns it off, 1 makes a training step take twice as long. */
    @WithDefault("0")
    @Min(0)
    @Max(20)
    int steps();

    /** How far a step goes. */
    @WithDefault("0.05")
    @DecimalMin("0")
    @DecimalMax("1000000")
    double alpha();

    /** Bound on each entry of the noise. */
    @WithDefault("0.1")
    @DecimalMin("0.000001")
    @DecimalMax("10")
    double epsilon();

    /** What a step follows: the gradient as it is, or its sign. */
    @WithDefault("sign")
    @NotNull
    Adversarial.Ascent ascent();

    /** Weight of the cross-entropy on moved copies. */
    @WithDefault("1.0")
    @DecimalMin("0")
    @DecimalMax("100")
    double weight();

    /** As TinyVLM knows it. */
    default Adversarial settings() {
      return new Adversarial(steps(), alpha(), epsilon(), ascent(), weight());
    }
  }

  /** Trials in a batch; {@link BatchShape} says what they are and why. */
  interface Batch {

    /** Trials that an image decides, with perturbed Views. */
    @WithDefault("8")
    @Min(0)
    @Max(512)
    int imageHeavy();

    /** Trials that text decides, with perturbed Views. */
    @WithDefault("8")
    @Min(0)
    @Max(512)
    int textHeavy();

    /** Trials that are asked plainly: at least as many as the other two together. */
    @WithDefault("16")
    @Min(1)
    @Max(1024)
    int ordinary();

    /** Share of the ordinary probes that carry a truthful hint. */
    @WithDefault("0.6")
    @DecimalMin("0")
    @DecimalMax("1")
    double hintShare();

    /** Share of the Trials that are hard examples, as long as that is no more than half of all. */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    double hardShare();

    /** Perturbed Views drawn from each. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int viewsPerTrial();

    /** As the domain knows it. */
    default BatchShape shape() {
      return new BatchShape(
          imageHeavy(), textHeavy(), ordinary(), hintShare(), hardShare(), viewsPerTrial());
    }
  }

  /** The hard examples that are kept, in memory. */
  interface Buffer {

    /** Sources that may be learned from, when the right answer is known. */
    @WithDefault("probe,api,file")
    @NotEmpty
    Set<String> sources();

    /** Sources that may be learned from although the right answer is not known. */
    Optional<Set<String>> unlabelledSources();

    /**
     * Probability that the model must give one and the same decision on the clean View, its repeat
     * and every rotation of the options, before an unlabelled Sample is learned from.
     */
    @WithDefault("0.8")
    @DecimalMin(value = "0.5", inclusive = false)
    @DecimalMax("1")
    double unlabelledConfidence();

    /** Hard examples, at most. */
    @WithDefault("2000")
    @Min(1)
    int examples();

    /** Bytes of their images, at most. */
    @WithDefault("67108864")
    @Min(1_048_576)
    long bytes();

    /** Hard examples of one source, at most. */
    @WithDefault("1500")
    @Min(1)
    int perSource();

    /** Hard examples of one tenant, at most; those without a tenant are one of their source. */
    @WithDefault("500")
    @Min(1)
    int perTenant();

    /** How long a hard example that is no probe waits before a run may take it. */
    @WithDefault("PT1H")
    @NotNull
    Duration quarantine();

    /** How far back it is filled from the topic when the service starts. */
    @WithDefault("PT2H")
    @NotNull
    Duration lookBack();

    /** As the domain knows it. */
    default HardExampleBuffer.Limits limits() {
      return new HardExampleBuffer.Limits(
          examples(), bytes(), perSource(), perTenant(), quarantine());
    }

    /** As the domain knows it. */
    default UnlabelledPolicy unlabelled() {
      return new UnlabelledPolicy(unlabelledSources().orElse(Set.of()), unlabelledConfidence());
    }
  }

  /** The time in shadow; {@link ShadowPolicy} says what it is. */
  interface Shadow {

    /** Trials answered beside the serving checkpoint before a promotion; 0 for none. */
    @WithDefault("200")
    @Min(0)
    @Max(1_000_000)
    int trials();

    /** With fewer Trials by then, the checkpoint is rejected. */
    @WithDefault("PT30M")
    @DurationMin(seconds = 1)
    @DurationMax(days = 30)
    Duration atMost();
  }

  /** Taking a promoted checkpoint out of service again. */
  interface Rollback {

    /** Whether one that does worse than the one before it is rolled back without an order. */
    @WithDefault("true")
    boolean automatic();
  }

  /** The gate; {@link GatePlan} says what they mean. */
  interface Gate {

    /** How much worse than its parent a Candidate may at most be, anywhere. */
    @WithDefault("0.03")
    @DecimalMin("0.001")
    @DecimalMax("0.5")
    double margin();

    /** Error budget over all Candidates. */
    @WithDefault("0.05")
    @DecimalMin("0.0001")
    @DecimalMax("0.4")
    double alpha();

    /** Clean questions of every family. */
    @WithDefault("400")
    @Min(2)
    int cleanPerFamily();

    /** Further clean questions of a family that those leave open. */
    @WithDefault("1200")
    @Min(0)
    int morePerFamily();

    /** How many of the first are asked under every Perturbation too. */
    @WithDefault("120")
    @Min(2)
    int perturbedPerFamily();

    /** As the domain knows it. */
    default GatePlan plan() {
      return new GatePlan(
          margin(), alpha(), cleanPerFamily(), morePerFamily(), perturbedPerFamily());
    }
  }
}
