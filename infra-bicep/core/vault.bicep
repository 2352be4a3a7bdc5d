metadata name = 'Key Vault'
metadata description = 'Holds the secrets that no identity can replace.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@description('Required. Where audit logs go.')
param workspaceResourceId string

@description('Optional. Subnet of the private endpoint; without it the vault is reached publicly.')
param endpointsSubnetId string?

@description('Conditional. Private DNS zone. Required with a subnet.')
param zoneId string?

module vault 'br/public:avm/res/key-vault/vault:0.14.0' = {
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    sku: 'standard'
    enableVaultForDeployment: false
    enableVaultForDiskEncryption: false
    enableVaultForTemplateDeployment: true
    publicNetworkAccess: endpointsSubnetId == null ? 'Enabled' : 'Disabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: endpointsSubnetId == null ? 'Allow' : 'Deny' }
    diagnosticSettings: [{ workspaceResourceId: workspaceResourceId }]
    privateEndpoints: endpointsSubnetId == null
      ? []
      : [
          {
            subnetResourceId: endpointsSubnetId!
            privateDnsZoneGroup: { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: zoneId! }] }
          }
        ]
  }
}

@description('Name of the vault.')
output name string = vault.outputs.name

@description('Address of the vault, with a slash at its end.')
output uri string = vault.outputs.uri
