// What an app built with Relay asks for: a list that is read page by page, a write whose answer is put into it, and news.
// The compiler wants operations to be named after their file.

const { graphql } = require("relay-runtime");

module.exports = {
  page: graphql`
    query PublicationsQuery($first: Int!) {
      ...Publications_list @arguments(first: $first)
    }
  `,

  list: graphql`
    fragment Publications_list on Query
    @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
    @refetchable(queryName: "PublicationsPageQuery") {
      records(first: $first, after: $after, where: { kind: [PUBLICATION] })
        @connection(key: "Publications_records") {
        edges {
          node {
            id
            ...Publications_item
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,

  item: graphql`
    fragment Publications_item on Record @refetchable(queryName: "PublicationsItemQuery") {
      id
      slug
      title {
        value
        locale
      }
      summary {
        html
      }
      ... on Publication {
        publicationType
      }
    }
  `,

  create: graphql`
    mutation PublicationsCreateMutation($input: PublicationCreateInput!, $connections: [ID!]!) {
      publicationCreate(input: $input) {
        record @prependNode(connections: $connections, edgeTypeName: "RecordEdge") {
          id
          ...Publications_item
        }
        searchSequence
        userErrors {
          message
        }
      }
    }
  `,

  found: graphql`
    fragment Publications_found on Query
    @argumentDefinitions(words: { type: "String!" }, first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
    @refetchable(queryName: "PublicationsFoundQuery") {
      search(query: $words, first: $first, after: $after) @connection(key: "Publications_search") {
        edges {
          node {
            __typename
            ...Publications_item @alias(as: "record")
          }
          highlights {
            field
          }
        }
      }
    }
  `,

  search: graphql`
    query PublicationsSearchQuery($words: String!) {
      ...Publications_found @arguments(words: $words)
    }
  `,

  changed: graphql`
    subscription PublicationsChangedSubscription($id: ID!) {
      recordChanged(id: $id) {
        record {
          ...Publications_item
        }
        isGone
      }
    }
  `,
};
