namespace Helpdesk.Web.Features.Catalogue;

/// <summary>Names the texts about the catalogue; the words are in CatalogueTexts.resx and CatalogueTexts.en.resx.</summary>
public sealed class CatalogueTexts;
