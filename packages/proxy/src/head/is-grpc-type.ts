/** Tells gRPC from other types of content. */

/** Whether a Content-Type is gRPC's. gRPC-Web is not: it says its statuses in bodies, for browsers. */
export function isGrpcType(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/grpc(?:$|[+; ])/.test(contentType);
}
