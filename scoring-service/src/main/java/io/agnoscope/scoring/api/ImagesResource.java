package io.agnoscope.scoring.api;

import io.agnoscope.scoring.view.Picture;
import io.agnoscope.scoring.view.Pictures;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.smallrye.common.annotation.Blocking;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Pictures of the kept hard examples and Trials and of the catalogue's bank, by the SHA-256 of
 * their bytes.
 */
@Path("/api/v1/images")
public class ImagesResource {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * What a browser may show. Anything else, SVG above all, could run scripts in the console's name.
   */
  private static final Set<String> SHOWN =
      Set.of("image/png", "image/jpeg", "image/webp", "image/gif");

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** Traffic's pictures can be erased, which a cache would not notice. */
  private static final String NEVER = "private, no-store";

  private final Pictures pictures;

  @Inject
  ImagesResource(Pictures pictures) {
    this.pictures = pictures;
  }

  @GET
  @Path("/{sha256}")
  @Blocking
  @Operation(
      summary = "A picture of a kept hard example or Trial, or of the catalogue's bank",
      description =
          "The bytes as they were sent. 404 when nothing that is kept shows it, or it was erased; 503 when the image"
              + " store cannot be read at present.")
  public Response image(
      @Parameter(description = "64 lower-case hexadecimal digits") @PathParam("sha256")
          String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw ApiException.badRequest(
          "A picture is named by the 64 hexadecimal digits of its SHA-256");
    }
    Optional<Picture> bank = bank(sha256);
    Picture picture =
        bank.or(() -> pictures.read(sha256))
            .orElseThrow(() -> ApiException.notFound("This picture is not kept, or no longer"));
    boolean shown = SHOWN.contains(picture.mediaType());
    Response.ResponseBuilder response =
        Response.ok(picture.content())
            .type(shown ? picture.mediaType() : "application/octet-stream")
            .header(HttpHeaders.CACHE_CONTROL, bank.isPresent() ? FOR_EVER : NEVER)
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
