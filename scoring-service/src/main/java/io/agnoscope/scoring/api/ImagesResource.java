package io.agnoscope.scoring.api;

import io.agnoscope.scoring.view.Picture;
import io.agnoscope.scoring.view.Views;
import io.agnoscope.stimuli.catalogue.Catalogue;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Pictures of the kept hard examples and of the catalogue's bank, by the SHA-256 of their bytes.
 */
@Path("/api/v1/images")
public class ImagesResource {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * What a browser may show. Anything else, SVG above all, could run scripts in the console's name.
   */
  private static final Set<String> SHOWN =
      Set.of("image/png", "image/jpeg", "image/webp", "image/gif");

  private final Views views;

  @Inject
  ImagesResource(Views views) {
    this.views = views;
  }

  @GET
  @Path("/{sha256}")
  @Operation(summary = "A picture of a kept hard example, or of the catalogue's bank")
  public Response image(@PathParam("sha256") String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw ApiException.badRequest(
          "A picture is named by the 64 hexadecimal digits of its SHA-256");
    }
    Picture picture =
        views
            .picture(sha256)
            .or(() -> bank(sha256))
            .orElseThrow(() -> ApiException.notFound("This picture is not kept, or no longer"));
    boolean shown = SHOWN.contains(picture.mediaType());
    Response.ResponseBuilder response =
        Response.ok(picture.content())
            .type(shown ? picture.mediaType() : "application/octet-stream")
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", "default-src 'none'; sandbox");
    if (!shown) {
      response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment");
    }
    return response.build();
  }

  private static Optional<Picture> bank(String sha256) {
    return Catalogue.standard().image(sha256).map(image -> new Picture("image/png", image.png()));
  }
}
