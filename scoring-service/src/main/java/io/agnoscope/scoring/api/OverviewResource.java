package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import io.agnoscope.scoring.overview.ModelOverview;
import io.agnoscope.scoring.overview.Overviews;
import io.agnoscope.scoring.query.Figures;
import io.agnoscope.scoring.view.Views;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whether the watched models are all right. */
@Path("/api/v1/overview")
@Produces(MediaType.APPLICATION_JSON)
public class OverviewResource {
  private final Views views;
  private final Figures figures;

  @Inject
  OverviewResource(Views views, Figures figures) {
    this.views = views;
    this.figures = figures;
  }

  @GET
  @Operation(
      summary = "How each watched model stands, in one word and one sentence",
      description =
          "Those that need somebody come first. STALLED: nothing new is known of it. REGRESSED: an alert says that it"
              + " got worse. TOO_LITTLE_DATA: no Monitor has its reference period yet. STEADY: watched, and not worse.")
  public Page<ModelOverview> overview(
      @Parameter(description = FiguresResource.TARGET) @QueryParam("target")
          @Nullable String target,
      @Parameter(description = Page.LIMIT) @QueryParam("limit") @Nullable String limit,
      @Parameter(description = Page.OFFSET) @QueryParam("offset") @Nullable String offset) {
    String wanted = Parameters.name("target", target);
    List<ModelOverview> models =
        Overviews.of(views.checkpoints(), views.monitors(), views.alerts(), figures.counts())
            .stream()
            .filter(model -> matches(wanted, model.target()))
            .toList();
    return Page.of(models, limit, offset);
  }
}
