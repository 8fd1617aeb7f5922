package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import io.agnoscope.schemas.deadletter.DeadLetterException;
import io.agnoscope.scoring.deadletters.DeadLetterDesk;
import io.agnoscope.scoring.deadletters.LetterDetail;
import io.agnoscope.scoring.deadletters.LetterItem;
import io.agnoscope.scoring.query.NotReadyException;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Records that could not be processed: what they are, and a way back. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeadLettersResource {
  private static final String ID = "A dead letter's id, whole";

  private final DeadLetterDesk letters;
  private final OperatorDesk operators;

  @Inject
  DeadLettersResource(DeadLetterDesk letters, OperatorDesk operators) {
    this.letters = letters;
    this.operators = operators;
  }

  /**
   * Some of the kept ones.
   *
   * @param total how many pass the filter
   * @param stages how many of all kept ones each stage gave up
   * @param causes how many of all kept ones each cause has
   */
  public record Letters(
      List<LetterItem> items,
      int total,
      int limit,
      int offset,
      Map<String, Long> stages,
      Map<String, Long> causes) {}

  /** That a record was sent back. */
  public record SentBack(String id, String topic, String by) {}

  @GET
  @Operation(
      summary = "The newest dead letters, without their bytes",
      description =
          "Newest first. A bounded number is kept (agnoscope.dead-letters.keep); ./agnoscope dead-letters reads all.")
  public Letters letters(
      @Parameter(description = "Only of this step, for example perturb") @QueryParam("stage")
          @Nullable String stage,
      @Parameter(description = "Only for this cause") @QueryParam("cause") @Nullable String cause,
      @Parameter(description = "Only of this Sample") @QueryParam("sampleId")
          @Nullable String sampleId,
      @Parameter(description = Page.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = Page.OFFSET) @QueryParam("offset") @Nullable String offset) {
    String ofStage = Parameters.name("stage", stage);
    String ofCause = Parameters.name("cause", cause);
    String ofSample = Parameters.name("sampleId", sampleId);
    List<LetterItem> all = ready().newest();
    Page<LetterItem> page =
        Page.of(
            all.stream()
                .filter(item -> matches(ofStage, item.stage()))
                .filter(item -> matches(ofCause, item.cause()))
                .filter(item -> matches(ofSample, item.sampleId()))
                .toList(),
            limit,
            offset);
    return new Letters(
        page.items(),
        page.total(),
        page.limit(),
        page.offset(),
        counts(all, LetterItem::stage),
        counts(all, LetterItem::cause));
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "One dead letter with the original record",
      description =
          "Of key and value the first 16 KiB, as text where they are readable, else in hexadecimal digits.")
  public LetterDetail letter(@Parameter(description = ID) @PathParam("id") String id) {
    return told(() -> ready().detail(id)).orElseThrow(DeadLettersResource::gone);
  }

  @POST
  @Path("/{id}/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Sends the original record back to its topic",
      description =
          "Key and value byte for byte. The dead letter stays; a record that fails again writes another.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
  @APIResponse(responseCode = "202", description = "The broker has the record")
  public Response replay(@Parameter(description = ID) @PathParam("id") String id, byte[] body)
      throws InterruptedException {
    String by = operators.name(operators.read(body, ActionRequest.class).by());
    ready();
    LetterDetail letter = told(() -> letters.detail(id)).orElseThrow(DeadLettersResource::gone);
    if (!letter.replayable()) {
      throw ApiException.of(409, "This dead letter does not carry the bytes to send back");
    }
    try {
      LetterItem sent = letters.replay(id, by).orElseThrow(DeadLettersResource::gone);
      return Response.accepted(new SentBack(sent.id(), sent.topic(), by)).build();
    } catch (DeadLetterException e) {
      throw ApiException.of(503, String.valueOf(e.getMessage()));
    }
  }

  private DeadLetterDesk ready() {
    if (!letters.ready()) {
      throw new NotReadyException("The dead letters are being read");
    }
    return letters;
  }

  private static <T> T told(Supplier<T> read) {
    try {
      return read.get();
    } catch (DeadLetterException e) {
      throw ApiException.of(503, String.valueOf(e.getMessage()));
    }
  }

  private static ApiException gone() {
    return ApiException.notFound("No such dead letter is kept, or no longer");
  }

  private static Map<String, Long> counts(
      List<LetterItem> all, Function<LetterItem, String> field) {
    return all.stream().collect(Collectors.groupingBy(field, TreeMap::new, Collectors.counting()));
  }
}
